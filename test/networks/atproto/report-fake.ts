/** A moderation service that takes reports, checked against the lexicons, and remembers them. */
import { startAtService, type Asking, type AtService } from './service.ts';

export interface TakenReport {
  readonly by: string;
  readonly reasonType: string;
  readonly reason: string;
  readonly subject: Record<string, unknown>;
}

export interface ReportFake extends AtService {
  readonly reports: readonly TakenReport[];
}

export async function startReportFake({ plcUrl }: { plcUrl: string }): Promise<ReportFake> {
  const reports: TakenReport[] = [];
  const service = await startAtService({ plcUrl, serviceId: 'atproto_labeler' }, (xrpc, auth) => {
    xrpc.method('com.atproto.moderation.createReport', {
      auth: auth as never,
      handler: async (context: never) => {
        const { auth: word, input } = context as { auth: { credentials: Asking }; input: { body: Omit<TakenReport, 'by'> } };
        const { reasonType, reason, subject } = input.body;
        reports.push({ by: word.credentials.did, reasonType, reason, subject });
        const body = {
          id: reports.length,
          reasonType,
          reason,
          subject,
          reportedBy: word.credentials.did,
          createdAt: new Date().toISOString(),
        };
        return { encoding: 'application/json', body } as never;
      },
    } as never);
  });
  return { ...service, reports };
}
