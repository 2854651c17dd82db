import Type from 'typebox';
import { checkManifest } from '../../../kit/format/manifest/parse-manifest.ts';

/** Where KServe mounts the folder `/models` of a model's image. */
const MODEL_FOLDER = '/mnt/models';

const Container = Type.Object({
  name: Type.String(),
  env: Type.Optional(Type.Array(Type.Unknown())),
  volumeMounts: Type.Array(Type.Unknown()),
});

const RuntimeSchema = Type.Object({
  spec: Type.Object({ containers: Type.Array(Container), volumes: Type.Array(Type.Unknown()) }),
});

const ServiceSchema = Type.Object({
  spec: Type.Object({
    predictor: Type.Object({
      model: Type.Object({ storageUri: Type.String(), env: Type.Array(Type.Unknown()) }),
    }),
  }),
});

/**
 * The pod that KServe 0.20 makes of an InferenceService in `Standard` mode, as far as admission looks at it: the runtime's
 * containers with the service's environment, the runtime's volumes, and the model as an image volume (`oci+native`).
 * @throws ConfigurationError for objects that are not what the names say
 */
export function assemblePod(service: unknown, runtime: unknown) {
  const { storageUri, env } = checkManifest(ServiceSchema, service, 'InferenceService').spec.predictor.model;
  const { containers, volumes } = checkManifest(RuntimeSchema, runtime, 'ServingRuntime').spec;
  const mount = { name: 'model', mountPath: MODEL_FOLDER, subPath: 'models', readOnly: true };
  const image = { reference: storageUri.replace(/^oci\+native:\/\//, ''), pullPolicy: 'IfNotPresent' };
  return {
    apiVersion: 'v1',
    kind: 'Pod',
    spec: {
      containers: containers.map((container) => ({
        ...container,
        env: [...(container.env ?? []), ...env],
        volumeMounts: [...container.volumeMounts, mount],
      })),
      volumes: [...volumes, { name: 'model', image }],
    },
  };
}
