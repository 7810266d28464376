using CreditFunctions.Core;
using CreditFunctions.Core.Cases;
using CreditFunctions.Functions.Procedure;
using CreditFunctions.Functions.Storage;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace CreditFunctions.Functions.Cases;

/// <summary>A due effect on the award that a case revokes.</summary>
/// <param name="Due"><see cref="CaseDue.HoldAward"/> or <see cref="CaseDue.RevokeAward"/>.</param>
public sealed record CaseAward(string CaseId, CaseDue Due);

/// <summary>Holds the project whose award a case revokes, and later revokes the award.</summary>
public sealed class FollowAwardActivity(
    IRecordStore<IntegrityCase> cases,
    IEnumerable<AwardEffect> effects,
    CaseRecorder recorder,
    TimeProvider time
)
{
    internal static readonly ActivityCall<CaseAward> Call = new(nameof(FollowAwardActivity));

    [Function(nameof(FollowAwardActivity))]
    public async Task RunAsync(
        [ActivityTrigger] CaseAward award,
        [DurableClient] DurableTaskClient client,
        CancellationToken cancellationToken
    )
    {
        var integrityCase = (await cases.GetAsync(award.CaseId, cancellationToken)).State;
        var holds = award.Due == CaseDue.HoldAward;
        foreach (var effect in effects)
        {
            await effect.FollowAsync(integrityCase, holds ? AwardStep.Hold : AwardStep.Revoke, client, cancellationToken);
        }

        var now = time.GetUtcNow();
        Fact fact = holds ? new CaseAwardHeld(now) : new CaseAwardRevoked(now);
        await recorder.FollowAsync(
            integrityCase.Id,
            holds ? "awardHeld" : "awardRevoked",
            _ => fact,
            (_, _) => [],
            nameof(CaseAct.Decide),
            cancellationToken
        );
    }
}
