using CreditFunctions.Core;
using CreditFunctions.Core.Applications;
using CreditFunctions.Core.Documents;
using CreditFunctions.Core.Rules;
using CreditFunctions.Functions.Applications;
using CreditFunctions.Functions.Applications.Units;
using CreditFunctions.Functions.Documents;
using CreditFunctions.Functions.Rounds;
using CreditFunctions.Functions.Storage;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace CreditFunctions.Functions.Units;

/// <summary>
/// Ends drafts that neither their contact nor their unit accepted in time, and removes their files and index rows. Reads only those that
/// are due. The record itself is kept with its audit chain: records are destroyed only by an approved list (docs/domain.md, "Records"), and
/// it shows who used a unit's name. It is not listed and can be opened only by its number.
/// </summary>
public sealed class ExpireDraftsTimer(
    WaitingDrafts waiting,
    IRecordStore<Application> applications,
    ApplicationRecorder recorder,
    RoundMembers members,
    DocumentStore documents,
    RuleBook rules,
    TimeProvider time
)
{
    [Function(nameof(ExpireDraftsTimer))]
    public async Task RunAsync(
        [TimerTrigger("%Schedules:Anchor%")] TimerInfo timer,
        [DurableClient] DurableTaskClient client,
        CancellationToken cancellationToken
    )
    {
        foreach (var id in await waiting.ReadExpiredAsync(time.GetUtcNow(), cancellationToken))
        {
            await ExpireAsync(await applications.GetAsync(id, cancellationToken), client, cancellationToken);
        }
    }

    private async Task ExpireAsync(Stored<Application> stored, DurableTaskClient client, CancellationToken cancellationToken)
    {
        var (now, file) = (time.GetUtcNow(), rules.OfVersion(stored.State.RuleVersion).Value);
        if (stored.State.State == ApplicationState.Draft && !stored.State.IsKept())
        {
            await recorder.RecordAsync(
                stored.Id,
                ExpiryKey,
                application => ApplicationDraftAcceptance.Expire(application, file, now).Select<Fact>(moved => moved),
                Signature.Procedure(now, file.DraftAcceptanceDays.Basis),
                client,
                cancellationToken
            );
        }

        // Race: it may have been accepted or submitted meanwhile.
        var expired = (await applications.GetAsync(stored.Id, cancellationToken)).State;
        if (expired.State.IsEnd() && !expired.IsKept())
        {
            foreach (var document in expired.Documents)
            {
                await RemoveAsync(stored.Id, document, Signature.Procedure(now, file.DraftAcceptanceDays.Basis), cancellationToken);
            }

            await members.ForgetAsync(expired, cancellationToken);
        }

        // Order: last, so that unfinished work is completed by the next run.
        await waiting.ForgetAsync(expired, cancellationToken);
    }

    private const string ExpiryKey = "expired";

    private async Task RemoveAsync(string id, Document document, Signature signature, CancellationToken cancellationToken)
    {
        await documents.RemoveAsync(id, document.Id, cancellationToken);
        await applications.RecordAsync(
            id,
            $"{ExpiryKey}|{document.Id}",
            _ => new DocumentRemoved(document.Id),
            signature,
            [],
            cancellationToken
        );
    }
}
