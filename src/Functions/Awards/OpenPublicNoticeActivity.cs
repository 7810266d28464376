using CreditFunctions.Core;
using CreditFunctions.Core.Calendar;
using CreditFunctions.Core.Publications;
using CreditFunctions.Core.Reviews;
using CreditFunctions.Core.Reviews.Steps;
using CreditFunctions.Core.Rounds;
using CreditFunctions.Functions.Procedure;
using CreditFunctions.Functions.Publications;
using CreditFunctions.Functions.Rounds;
using CreditFunctions.Functions.Storage;
using Microsoft.Azure.Functions.Worker;

namespace CreditFunctions.Functions.Awards;

/// <summary>Publishes proposed projects for the period of the guide.</summary>
public sealed class OpenPublicNoticeActivity(
    IRecordStore<RoundState> rounds,
    PublicationQueue queue,
    WorkingDayCalendar calendar,
    TimeProvider time
)
{
    internal static readonly ActivityCall<RoundRecord> Call = new(nameof(OpenPublicNoticeActivity));

    [Function(nameof(OpenPublicNoticeActivity))]
    public async Task RunAsync([ActivityTrigger] RoundRecord record, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var recording = await rounds.RecordAsync(
            record.RoundId,
            $"notice|{record.Step.Number}",
            round =>
                PublicNoticePolicy.Open(
                    round.Guide.Notice,
                    record.Step.Number,
                    record.Step.ApplicationIds.ToApplicationIds(),
                    now,
                    calendar
                ),
            Signature.Procedure(now, ReviewStep.Of<ConcurrenceStep>().Value),
            [],
            cancellationToken
        );

        var notice = (PublicNoticeOpened)recording.EnsureStored();
        var round = await rounds.GetAsync(record.RoundId, cancellationToken);
        await queue.AddAsync(PublicNotice.Of(round.State, notice), cancellationToken);
    }
}
