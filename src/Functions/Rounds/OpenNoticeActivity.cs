using CreditFunctions.Core;
using CreditFunctions.Core.Calendar;
using CreditFunctions.Core.Publications;
using CreditFunctions.Core.Rounds;
using CreditFunctions.Functions.Publications;
using CreditFunctions.Functions.Storage;

namespace CreditFunctions.Functions.Rounds;

/// <summary>The notice lies open until before this instant.</summary>
public sealed record OpenedNotice(DateTimeOffset Until);

/// <summary>Puts the proposed projects before the public, for as long as the guide says.</summary>
public sealed class OpenNoticeActivity(
    IRecordStore<RoundState> rounds,
    PublicationQueue queue,
    WorkingDayCalendar calendar,
    TimeProvider time)
{
    [Function(nameof(OpenNoticeActivity))]
    public async Task<OpenedNotice> RunAsync([ActivityTrigger] RoundBegun begun, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var recording = await rounds.RecordAsync(
            begun.RoundId,
            "notice",
            round => new NoticeOpened(now, NoticePolicy.EndOf(round.Guide.Notice, now, calendar)),
            Signature.Procedure(now),
            [],
            cancellationToken);

        var notice = (NoticeOpened)recording.EnsureStored();
        var round = await rounds.GetAsync(begun.RoundId, cancellationToken);
        await queue.AddAsync(Publication.Notice(round.State, notice.From, notice.Until), cancellationToken);
        return new OpenedNotice(notice.Until);
    }
}
