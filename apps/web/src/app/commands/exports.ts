/** A copy of everything that is stored about the person, made for them. */
import { ExportService } from '../../gen/chat/v1/export_pb.ts';
import type { Export } from '../../gen/chat/v1/export_pb.ts';
import type { Core } from '../core.ts';

const service = ExportService.method;

export function exportCommands({ call, download }: Core) {
  return {
    list: async (): Promise<readonly Export[]> => (await call(service.listExports, {})).exports,
    request: (): Promise<Export> => call(service.requestExport, {}),
    file: (id: string): Promise<Blob> => download(service.downloadExport, { export_id: id }),
    remove: async (id: string) => {
      await call(service.deleteExport, {}, { export_id: id });
    },
  };
}
