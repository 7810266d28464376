using CreditFunctions.Core;
using CreditFunctions.Core.Applications;
using CreditFunctions.Core.CreditChecks;
using CreditFunctions.Core.Reviews;
using CreditFunctions.Core.Reviews.Steps;
using CreditFunctions.Functions.Cases;
using CreditFunctions.Functions.Procedure;
using CreditFunctions.Functions.Rounds;
using CreditFunctions.Functions.Storage;
using CreditFunctions.Functions.Tasks;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace CreditFunctions.Functions.Processing;

/// <summary>A suspicion with two matching decisions.</summary>
/// <param name="Tasks">Their tasks.</param>
public sealed record AgreedFinding(string ApplicationId, string Subject, IReadOnlyList<string> Tasks);

/// <summary>The ruling of both officers.</summary>
public sealed record FindingOutcome(FindingRuling Ruling);

/// <summary>Records the finding of two different officers; a confirmed suspicion becomes a case.</summary>
public sealed class RecordFindingActivity(
    IRecordStore<Application> applications,
    RoundMembers members,
    TaskService taskService,
    CaseOpener cases,
    TimeProvider time
)
{
    internal static readonly ActivityCall<AgreedFinding, FindingOutcome> Call = new(nameof(RecordFindingActivity));

    [Function(nameof(RecordFindingActivity))]
    public async Task<FindingOutcome> RunAsync(
        [ActivityTrigger] AgreedFinding agreed,
        [DurableClient] DurableTaskClient client,
        CancellationToken cancellationToken
    )
    {
        var opinions = await taskService.ReadDecisionsAsync<FindingDecision>(
            RecordRef.OfApplication(agreed.ApplicationId),
            agreed.Tasks,
            cancellationToken
        );
        if (opinions is not [var (first, one), var (second, other)] || first.OfficerId == second.OfficerId || one.Ruling != other.Ruling)
        {
            throw new InvalidOperationException($"Two different officers have not agreed on {agreed.Subject} of {agreed.ApplicationId}.");
        }

        var application = (await applications.GetAsync(agreed.ApplicationId, cancellationToken)).State;
        var check = application.CreditChecks.Last(each => CreditCheck.SubjectOf(each.PartyId, each.Source) == agreed.Subject);
        var now = time.GetUtcNow();
        var recording = await applications.RecordAsync(
            agreed.ApplicationId,
            $"finding|{agreed.Subject}|{check.CheckedAt.UtcTicks}",
            current => new FindingMade(
                new Finding(check.PartyId, check.Source, check.CheckedAt, one.Ruling, one.Reason, now) { Ordinal = first.Ordinal }
            )
            {
                Hold =
                    one.Ruling == FindingRuling.Uphold && !current.State.IsEnd()
                        ? Hold.OfSuspicion(check.PartyId, check.Source, now, now + HoldPolicy.ReviewedAgainAfter)
                        : null,
            },
            Signature.Procedure(now, ReviewStep.Of<FindingStep>().Value),
            [],
            cancellationToken
        );
        var finding = ((FindingMade)recording.EnsureStored()).Finding;
        var stored = await applications.GetAsync(agreed.ApplicationId, cancellationToken);
        await members.PutAsync(stored, cancellationToken);
        if (finding.Ruling == FindingRuling.Uphold)
        {
            await cases.OpenAsync(stored.State, finding, client, cancellationToken);
        }

        return new FindingOutcome(finding.Ruling);
    }
}
