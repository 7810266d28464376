using CreditFunctions.Core;
using CreditFunctions.Core.Applications;
using CreditFunctions.Core.Reviews;
using CreditFunctions.Core.Reviews.Steps;
using CreditFunctions.Core.Rounds;
using CreditFunctions.Functions.Procedure;
using CreditFunctions.Functions.Processing;
using CreditFunctions.Functions.Rounds;
using CreditFunctions.Functions.Storage;
using Microsoft.Azure.Functions.Worker;

namespace CreditFunctions.Functions.Awards;

/// <summary>Result of a promotion.</summary>
/// <param name="IsPromoted">False if a party of the application is banned: the application is held, and the next one is promoted.</param>
public sealed record PromotedReserve(bool IsPromoted);

/// <summary>Records that the next reserve takes a free place.</summary>
public sealed class PromoteReserveActivity(
    IRecordStore<RoundState> rounds,
    IRecordStore<Application> applications,
    BanHolds bans,
    TimeProvider time
)
{
    internal static readonly ActivityCall<RoundRecord, PromotedReserve> Call = new(nameof(PromoteReserveActivity));

    [Function(nameof(PromoteReserveActivity))]
    public async Task<PromotedReserve> RunAsync([ActivityTrigger] RoundRecord record, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var (promoted, inPlaceOf) = (record.Step.ApplicationIds.ToApplicationIds()[0], record.Step.Others.ToApplicationIds()[0]);
        var isRepeat = (await rounds.GetAsync(record.RoundId, cancellationToken)).State.Promotions.Any(each => each.InPlaceOf == inPlaceOf);
        if (
            !isRepeat
            && await bans.HoldIfBannedAsync((await applications.GetAsync(promoted.Value, cancellationToken)).State, cancellationToken)
        )
        {
            return new PromotedReserve(IsPromoted: false);
        }

        var recording = await rounds.RecordAsync(
            record.RoundId,
            $"promotion|{inPlaceOf}",
            _ => new ReservePromoted(promoted, inPlaceOf, now),
            Signature.Procedure(now, ReviewStep.Of<MeetingResolutionStep>().Value),
            [],
            cancellationToken
        );
        recording.EnsureStored();
        return new PromotedReserve(IsPromoted: true);
    }
}
