import { crc32 } from 'node:zlib';

/** A zip archive of stored (not compressed) entries with any names, also such as no honest tool writes. */
export function makeZip(files: Record<string, string>): Buffer {
  const parts: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const [name, text] of Object.entries(files)) {
    const [path, content] = [Buffer.from(name), Buffer.from(text)];
    const fields = describeEntry(path, content);
    const local = Buffer.concat([Buffer.from('PK\u0003\u0004'), fields, path, content]);
    directory.push(Buffer.concat([Buffer.from('PK\u0001\u0002\u0014\0'), fields, locate(offset), path]));
    parts.push(local);
    offset += local.length;
  }
  const entries = Buffer.concat(directory);
  return Buffer.concat([...parts, entries, describeEnd(directory.length, entries.length, offset)]);
}

/** What local header and directory share (APPNOTE 4.3.7, from "version needed" to "extra field length"). */
function describeEntry(path: Buffer, content: Buffer): Buffer {
  const fields = Buffer.alloc(26);
  fields.writeUInt16LE(20, 0);
  fields.writeUInt16LE(0x21, 8);
  fields.writeUInt32LE(crc32(content), 10);
  fields.writeUInt32LE(content.length, 14);
  fields.writeUInt32LE(content.length, 18);
  fields.writeUInt16LE(path.length, 22);
  return fields;
}

/** Comment length, disk, attributes and the local header's offset (4.3.12). */
function locate(offset: number): Buffer {
  const fields = Buffer.alloc(14);
  fields.writeUInt32LE(offset, 10);
  return fields;
}

function describeEnd(count: number, size: number, offset: number): Buffer {
  const end = Buffer.alloc(22);
  end.write('PK\u0005\u0006');
  end.writeUInt16LE(count, 8);
  end.writeUInt16LE(count, 10);
  end.writeUInt32LE(size, 12);
  end.writeUInt32LE(offset, 16);
  return end;
}
