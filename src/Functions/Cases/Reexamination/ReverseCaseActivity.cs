using CreditFunctions.Core.Cases;
using CreditFunctions.Core.Rules;
using CreditFunctions.Core.Staff;
using CreditFunctions.Functions.Listings;
using CreditFunctions.Functions.Procedure;
using CreditFunctions.Functions.Storage;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace CreditFunctions.Functions.Cases;

/// <summary>Result of a reversed decision for the application.</summary>
public sealed record CaseReversal(string CaseId, bool IsPlaceFreed);

/// <summary>
/// Executes the reversal of a decision: its listing is revoked, which ends the ban, the holds of other applications and the publication; a
/// revoked award is restored. If an appeal changed the decision, the listing has other terms.
/// </summary>
public sealed class ReverseCaseActivity(
    IRecordStore<IntegrityCase> cases,
    ListingRecorder listings,
    IEnumerable<AwardEffect> effects,
    CaseRecorder recorder,
    ActContexts contexts,
    TimeProvider time
)
{
    internal static readonly ActivityCall<CaseReversal> Call = new(nameof(ReverseCaseActivity));

    [Function(nameof(ReverseCaseActivity))]
    public async Task RunAsync(
        [ActivityTrigger] CaseReversal reversal,
        [DurableClient] DurableTaskClient client,
        CancellationToken cancellationToken
    )
    {
        var now = time.GetUtcNow();
        var integrityCase = (await cases.GetAsync(reversal.CaseId, cancellationToken)).State;
        if (!contexts.Of(integrityCase.RuleVersion).TryGet(out var context, out var errors))
        {
            throw new TransientFailureException($"The reversal of case {integrityCase.Id} waits: {errors[0].Message}");
        }

        // Read before recording: afterwards, a change cannot be distinguished from a reversal.
        var restoresAward = AppealPolicy.RestoresAward(integrityCase, context.Rules);
        if (IsDue(integrityCase))
        {
            await ChangeListingAsync(integrityCase, context.Rules, now, cancellationToken);
            foreach (var effect in restoresAward ? effects : [])
            {
                await effect.FollowAsync(integrityCase, AwardStep.Restore, client, cancellationToken);
            }
        }

        await recorder.FollowAsync(
            integrityCase.Id,
            $"reversed|{integrityCase.Reexaminations.Length}|{integrityCase.Appeals.Length}",
            current =>
                IsDue(current)
                    ? new CaseReversed(reversal.IsPlaceFreed, now) { RestoresAward = restoresAward }
                    : CaseRefusals.NothingToFollow(),
            (_, _) => [],
            nameof(DeskAct.DecideReexamination),
            cancellationToken
        );
    }

    private static bool IsDue(IntegrityCase integrityCase) =>
        integrityCase.Reexamination is { IsToBeCarriedOut: true } || AppealPolicy.IsToBeCarriedOut(integrityCase);

    private Task ChangeListingAsync(IntegrityCase integrityCase, RuleFile rules, DateTimeOffset now, CancellationToken cancellationToken) =>
        AppealPolicy.ChangeToCarryOut(integrityCase) is { } change
            ? listings.ChangeAsync(integrityCase, change, rules, now, cancellationToken)
            : listings.ReverseAsync(integrityCase, now, cancellationToken);
}
