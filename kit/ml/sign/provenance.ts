import * as Type from 'typebox';
import { canonicalJson } from '../../format/manifest/canonical-json.ts';
import { parseManifest } from '../../format/manifest/parse-manifest.ts';

/** SLSA's provenance, version 1: what policy engines and `cosign verify-attestation --type slsaprovenance1` read. */
export const PROVENANCE_TYPE = 'https://slsa.dev/provenance/v1';

const ROOT = 'https://slipway-mlops.github.io/slipway';

/** What a bundle is built from and by: explained in docs/signing.md. */
const BUILD_TYPE = `${ROOT}/build-types/model-1`;
const BUILDER = `${ROOT}/builders/package`;

/** A file, commit or image with its digest (in-toto attestation framework, "ResourceDescriptor"). */
const ResourceSchema = Type.Object({
  name: Type.String(),
  digest: Type.Record(Type.String(), Type.String()),
  annotations: Type.Optional(Type.Record(Type.String(), Type.String())),
});
export type Resource = Type.Static<typeof ResourceSchema>;

const ProvenanceSchema = Type.Object(
  {
    _type: Type.Literal('https://in-toto.io/Statement/v1'),
    subject: Type.Array(ResourceSchema, { minItems: 1 }),
    predicateType: Type.Literal(PROVENANCE_TYPE),
    predicate: Type.Object({
      buildDefinition: Type.Object({
        buildType: Type.Literal(BUILD_TYPE),
        externalParameters: Type.Record(Type.String(), Type.Unknown()),
        resolvedDependencies: Type.Array(ResourceSchema),
      }),
      runDetails: Type.Object({
        builder: Type.Object({ id: Type.String() }),
        metadata: Type.Object({ invocationId: Type.String() }),
      }),
    }),
  },
  { title: 'provenance' },
);
export type Provenance = Type.Static<typeof ProvenanceSchema>;

/** What a provenance states. */
export interface Origin {
  /** What was built: the bundle first, then its files. */
  subjects: Resource[];
  /** What a person chose: command, parameters, seed. */
  parameters: Record<string, unknown>;
  /** What it was built from: code, data. */
  materials: Resource[];
  /** The run's key. */
  run: string;
}

/** The statement that binds a bundle to what it was made from, as text. No clock: the same origin, the same text. */
export function describeProvenance({ subjects, parameters, materials, run }: Origin): string {
  return canonicalJson({
    _type: 'https://in-toto.io/Statement/v1',
    subject: subjects,
    predicateType: PROVENANCE_TYPE,
    predicate: {
      buildDefinition: {
        buildType: BUILD_TYPE,
        externalParameters: parameters,
        resolvedDependencies: materials,
      },
      runDetails: { builder: { id: BUILDER }, metadata: { invocationId: run } },
    },
  });
}

/** Reads a statement. @throws ConfigurationError when it is not a provenance */
export function parseProvenance(text: string, label: string): Provenance {
  return parseManifest(ProvenanceSchema, text, label);
}

/** Every digest a provenance states, and the run, by what each belongs to: what two of them are compared by. */
export function listClaims({ subject, predicate }: Provenance): Record<string, string> {
  const { buildDefinition, runDetails } = predicate;
  const named = [...subject, ...buildDefinition.resolvedDependencies].flatMap(({ name, digest }) =>
    Object.entries(digest).map(([algorithm, value]) => [`${name} (${algorithm})`, value] as const),
  );
  return { ...Object.fromEntries(named), run: runDetails.metadata.invocationId };
}
