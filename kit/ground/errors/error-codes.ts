/**
 * The stable codes of what a user can put right, by the part of the work it lies in: what the code says, and the cure in
 * general; the message of each error names the very thing. One code for each kind of fault that somebody, or a script,
 * would treat differently. A code is never renamed or used for something else: scripts compare it, and pages link to it.
 *
 * They have the form of Node's own `error.code` (`ENOENT`, `ERR_…`), so that whoever handles one handles both. Their
 * prefix is not `SLIPWAY_`, with which the variables of the environment begin: the two stand beside each other in logs.
 */
export const ERROR_CODES = {
  'Inputs and settings': {
    SLW_INPUT_MISSING:
      'An input that this step needs is not set. Set it in the workflow, in pipeline.yaml or on the command line.',
    SLW_INPUT_INVALID:
      'An input, argument or variable holds a value that it does not take. Write one of those that the message names.',
    SLW_INPUTS_CONTRADICT:
      'Inputs are set that rule each other out, or one without those it belongs to. Take one out, or set them all.',
    SLW_NAME_UNKNOWN:
      'A model, run or version of this name is not known here. Correct the name; the message lists those that are.',
    SLW_ENVIRONMENT_UNKNOWN:
      'An environment is named that pipeline.yaml does not list. Correct the name, or add it to "environments".',
    SLW_PIPELINE_INVALID:
      'The pipeline file is not valid YAML, or holds a key or value that it does not take. Correct the line that is named.',
    SLW_WORKFLOW_INVALID:
      'A workflow file cannot take the jobs of the environments as it stands. Correct the line that is named.',
    SLW_METRIC_UNKNOWN:
      'A metric is named that the task does not have, or that was not computed. Choose another, or correct its name.',
    SLW_METRIC_UNDEFINED:
      'A metric cannot be computed on the rows there are. Ingest more data, or choose another "evaluate.primary".',
    SLW_TASK_MISMATCH:
      'The task (binary, multiclass, regression) does not fit the target. Correct "task", or the target in the contract.',
    SLW_NODE_TOO_OLD: 'This Node is older than the oldest that Slipway runs on. Install a newer one.',
  },
  'Files and folders': {
    SLW_FILE_MISSING: 'A file is not there. Correct its path, or run the step that makes it.',
    SLW_FILE_UNREADABLE:
      'A path holds a folder, a device or a file that may not be read. Name a regular file, and check its permissions.',
    SLW_FOLDER_MISSING: 'A folder is not there. Correct the input that names it.',
    SLW_FOLDER_NOT_EMPTY:
      'A folder that has to be new holds files, which would be overwritten. Name an empty one.',
    SLW_WRITE_REFUSED:
      'The machine refuses to write: permissions, a read-only file system, or a full disk. Make room or change the path.',
    SLW_FILE_CHANGED:
      'A file changed while it was read or stored. Run the step again when nothing writes to it.',
    SLW_PATH_OUTSIDE: "A path leads out of the project's folder. Write one inside it, relative to it.",
    SLW_FILE_MALFORMED:
      'A file that Slipway writes is no valid JSON of its kind. Restore it from Git, or make it again with its step.',
    SLW_FILE_TOO_NEW: "A file was written by a newer Slipway than this one. Update the action's ref.",
  },
  'Data contract': {
    SLW_CONTRACT_INVALID:
      'The data contract is no valid contract: a key, type, pattern or reference is wrong. Correct the place that is named.',
  },
  Data: {
    SLW_SOURCE_MISSING: 'A source of data is not there. Correct "source" or "data.source".',
    SLW_SOURCE_UNSUPPORTED:
      'A source has a format or an address that Slipway does not read. Convert it to CSV or Parquet, or bring it as a file.',
    SLW_SOURCE_MALFORMED:
      'A file of data is damaged, badly quoted or not in UTF-8. Write it anew, or correct the line that is named.',
    SLW_COLUMN_MISSING:
      'A column that is needed is not in the data. Rename it in the data or in the contract.',
    SLW_COLUMN_UNEXPECTED:
      'The data hold a column that the contract does not allow. Add it to the contract, or allow others.',
    SLW_TARGET_EMPTY: 'The target is missing in a row. Make it required in the contract and ingest again.',
    SLW_SPLIT_RULE_INVALID:
      'Rows cannot be split as "data.split" says: by this column, with these shares or cut-offs. Correct it.',
    SLW_SPLIT_EMPTY: 'A split has no rows. Ingest more data, or change the shares of the splits.',
    SLW_LOCK_MISSING: 'There is no data lock. Run ingest and merge its pull request.',
    SLW_LOCK_BROKEN:
      'The data lock does not say what the data, the contract and the store say. Ingest again, or restore the lock from Git.',
    SLW_LOCK_MISMATCH:
      'A run, a contract and a data lock are not of one data version. Check out the commit they belong to, or make them again.',
    SLW_MODEL_MISMATCH:
      'A file, run or bundle is of another model than this one. Give that of this model, or correct "model".',
  },
  Training: {
    SLW_TRAINING_FAILED:
      'The training command ended with an error, by a signal or out of time. Its own log, above the error, says why.',
    SLW_TRAINING_UNFIT:
      'The built-in trainer cannot train on these data, or the training may not see them. Change what the message names.',
    SLW_MODEL_NOT_WRITTEN:
      'The training command ended well and wrote no model. Save it to the folder that SLIPWAY_OUTPUT_DIR names.',
    SLW_ISOLATION_UNAVAILABLE:
      'The machine cannot keep the training apart as "isolate" requires. Allow it there, or use another runner.',
    SLW_PROCESS_LEFT:
      'The training command left a process behind that does not end, so its model is not taken. End what it starts.',
    SLW_DEVICE_MISSING: 'The device that "device" asks for is not on this machine. Use a runner that has it.',
    SLW_CHECKPOINT_LOST:
      'A checkpoint that was kept is gone. Let the training command write only to the folders that it is given.',
    SLW_CODE_HANDOVER_INVALID:
      'The code that one job hands to another cannot be handed over, or is not the code it was. Run the workflow again.',
  },
  Model: {
    SLW_MODEL_UNREADABLE:
      'The file is no ONNX model that can be read. Export it again, and check that it was copied whole.',
    SLW_MODEL_REFUSED:
      'The model breaks a rule of the lint, or the runtime does not open it. docs/lint.md says why and how to fix each rule.',
    SLW_MODEL_UNFIT:
      "The model's inputs, outputs or classes do not fit the data contract. Train on the contract's data, or correct either.",
    SLW_MODEL_ANSWER_INVALID:
      'The model answers with something that is no prediction: not a number, no probability, or of another shape.',
    SLW_MODEL_FAILED:
      'The model failed on an input. Check the input against its signature, or export it again.',
    SLW_MODEL_BATCH_DEPENDENT:
      'The model answers a row by the other rows of its batch. Export it in evaluation mode, without batch statistics.',
    SLW_GOLDEN_IMPOSSIBLE:
      'Golden rows cannot be made up for a sensitive column. Give the column "examples" in the contract.',
    SLW_TENSOR_INVALID:
      "The tensors of a request do not fit the model's signature. Send the inputs, types and shapes that it names.",
    SLW_RUNTIME_UNAVAILABLE:
      'A native library (ONNX Runtime, DuckDB) cannot be installed or loaded on this machine. The message says what is missing.',
  },
  'Store and bundles': {
    SLW_STORE_ADDRESS_INVALID:
      'The address of a store is not one that Slipway knows. Write file://, s3://, oci:// or release:// as the message says.',
    SLW_STORE_REFUSED:
      'The store does not let this step in. Check its credentials and what they may do; the message names the variables.',
    SLW_CREDENTIALS_MISSING: 'No token or key is set where one is needed. Set it as the message says.',
    SLW_STORE_LIMIT: 'A file is larger than this kind of store takes. Use another store.',
    SLW_STORE_UNFAITHFUL:
      'The store holds something else than what was sent to it. Run the step again; if it stays so, use another store.',
    SLW_STORE_BUCKET_WRONG:
      'The bucket does not exist, or is in another region. Make it, or correct its name or AWS_REGION.',
    SLW_BLOB_UNUSABLE:
      'The store lacks a file that is needed, or holds other bytes under its name. Restore it, or run the step that stores it.',
    SLW_BUNDLE_MISSING: 'The store has no such bundle. Check digest and store, or run package again.',
    SLW_BUNDLE_INVALID:
      'A bundle is damaged, not of one piece, or was not written by Slipway. Package the model again.',
  },
  Network: {
    SLW_ADDRESS_REFUSED:
      'An address is not https, leads into a private network, or redirects where it must not. Use another.',
    SLW_SERVER_REFUSED:
      'A server answered with a status that is no success. Check the address and the credentials; the message has the status.',
    SLW_UNREACHABLE:
      'A server cannot be reached, or broke off. Check address, connection and certificate, and try again.',
    SLW_ANSWER_INVALID: 'A server answered with something else than what was asked. Check the address.',
  },
  'Git and the forge': {
    SLW_GIT_UNUSABLE:
      'Git is missing, or this folder is no repository it works in. Install it, or check out first.',
    SLW_REMOTE_REFUSED:
      'The remote refuses a push or a fetch: credentials, permissions, or a rule for branches and tags. Allow it there.',
    SLW_REMOTE_UNREACHABLE: 'The remote "origin" is not set, not there or cannot be reached. Check its URL.',
    SLW_COMMIT_MISSING:
      'A branch, tag or commit is not here or not on the remote. Push it, fetch it, or correct its name.',
    SLW_CLONE_SHALLOW:
      'The clone lacks the history that is needed. Set "fetch-depth: 0", or run "git fetch --unshallow".',
    SLW_PUSH_CONTENDED: 'Other jobs pushed at the same time, every time. Run again when fewer do.',
    SLW_BRANCH_FOREIGN:
      "A branch of Slipway's holds commits of somebody else. Merge or close its pull request, or delete the branch.",
    SLW_FORGE_REFUSED:
      'The forge refuses a request: permissions of the token, a setting, or a limit. The message says what to allow.',
    SLW_REPOSITORY_HIDDEN:
      'The forge shows no such repository to whoever has no token. Set GITHUB_TOKEN, or correct the name.',
  },
  Artifacts: {
    SLW_ARTIFACT_MISSING:
      'There is no artifact of this name, or no such run. Check "artifact", or run the job that makes it.',
    SLW_ARTIFACT_INVALID:
      'An artifact lacks a file, or holds one that it must not. Give the artifact that the step before made.',
    SLW_ARTIFACT_CHANGED:
      'An artifact is not the one that was handed on: its digest differs. Run the job that makes it again.',
    SLW_ARTIFACT_EXISTS:
      'The run has an artifact of this name, and artifacts never change. Give each job its own name.',
    SLW_ARTIFACT_SERVICE:
      "The runner's artifact service refuses or cannot be reached. The message says what to change.",
  },
  'Trust and signatures': {
    SLW_FORK_REFUSED:
      'A pull request of a fork asks for what forks may not do here. The message says who can do it instead.',
    SLW_LINK_REFUSED:
      'A path is a symbolic link or no regular file where only files may be. Put the file itself there.',
    SLW_KEY_INVALID:
      'A key cannot be read, is of a wrong kind, or lies where it must not. The message says how to make one.',
    SLW_SIGNATURE_MISSING:
      'Signatures are required, and there is none. Sign with a trusted key, or restore it from Git.',
    SLW_SIGNATURE_UNTRUSTED:
      'A signature is by no key that is trusted here. Add its public half if you trust it.',
    SLW_SIGNATURE_INVALID: 'A signature does not fit what it signs. Restore both from Git, or sign again.',
  },
  'Registry and promotion': {
    SLW_REGISTRY_INCOHERENT:
      'Files under models/ or deploy/ do not agree with each other or with the bundle. Restore them from Git, or promote again.',
    SLW_NOTHING_LIVE:
      'Nothing was promoted to this environment. Promote a bundle and merge the pull request.',
    SLW_ROLLBACK_IMPOSSIBLE:
      'There is no version to roll back to, or it is live already. Name another with "to".',
    SLW_ORIGIN_UNSHARED:
      'The model comes from a commit or files that nobody else has, so nobody could verify it. Commit, push and train again.',
    SLW_EVIDENCE_INVALID:
      'An evaluation, comparison, report or monitoring says what no step measured, or is about something else. Make it again.',
  },
  'Monitoring and serving': {
    SLW_LOG_UNUSABLE:
      'The predictions log is not there, or its address is not one that is read. Correct "log".',
    SLW_LABELS_INVALID: 'The labels file cannot be read, or lacks a column. Correct it.',
    SLW_PORT_UNUSABLE: 'The service cannot listen on this host and port. Set "host" and "port".',
    SLW_ANSWERS_DIFFER:
      'The model does not answer here as it did when it was packaged, so it is not served. Package it again, or look at the runtime.',
  },
  Slipway: {
    SLW_RELEASE_REFUSED: 'The kit is not fit to be released as it is. The message says what to change.',
    SLW_DEFECT:
      'An error that is no mistake of yours, with its stack. Report it with the log, where it is not the machine that failed.',
  },
} as const satisfies Record<string, Record<`SLW_${string}`, string>>;

type Areas = typeof ERROR_CODES;

/** A code that the table has. */
export type ErrorCode = { [Area in keyof Areas]: keyof Areas[Area] }[keyof Areas];
