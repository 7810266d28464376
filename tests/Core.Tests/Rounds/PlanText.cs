using System.Collections.Immutable;
using CreditFunctions.Core.Identifiers;
using CreditFunctions.Core.Objections;
using CreditFunctions.Core.Reviews.Steps;
using CreditFunctions.Core.Rounds;
using static CreditFunctions.TestSupport.Domain.SampleRounds;
using static CreditFunctions.TestSupport.Domain.Samples;

namespace CreditFunctions.Core.Tests.Rounds;

/// <summary>Builds rounds after their batches, and describes the next step in a line.</summary>
internal static class PlanText
{
    /// <summary>Days after the decision on timely submissions.</summary>
    public static DateTimeOffset Day(int day) => Decided.AddDays(day);

    public static RoundState Called(this RoundState round, int batch) =>
        round.Apply(new PanelCalled(batch, "li-jingban", "不再等待", Decided));

    /// <summary>A batch that has only begun.</summary>
    public static RoundState Begun(this RoundState round, params byte[] numbers) =>
        round.Apply(new ReviewBatchOpened(round.Batches.Length + 1, [.. numbers.Select(IdOf)], [], [], Decided));

    public static RoundState TakenUp(this RoundState round, params byte[] numbers) =>
        round.Apply(new AwardTakenUp(round.TakenUpAwards.Length + 1, [.. numbers.Select(IdOf)], Day(8)));

    /// <summary>Applications left by the credit checks.</summary>
    public static RoundState Prepared(this RoundState round, params byte[] left) =>
        round.Apply(new AwardPrepared(round.TakenUpAwards.Length, [.. left.Select(IdOf)], Day(8)));

    public static RoundState Awarded(this RoundState round, params byte[] numbers) =>
        round.Apply(new BatchAwarded(round.Awards.Length + 1, [.. numbers.Select(IdOf)], new AwardDocumentDecision("1号", Today), Day(8)));

    public static RoundState Promoted(this RoundState round, byte number, byte inPlaceOf) =>
        round.Apply(new ReservePromoted(IdOf(number), IdOf(inPlaceOf), Day(9)));

    /// <summary>Applications that the last batch left out.</summary>
    public static RoundState LeftOut(this RoundState round, params byte[] numbers) =>
        round with
        {
            Batches = round.Batches.SetItem(round.Batches.Length - 1, round.Batches[^1] with { LeftOut = [.. numbers.Select(IdOf)] }),
        };

    /// <summary>Applications not ranked in the last batch: on hold, or with too few sheets.</summary>
    public static RoundState Undecided(this RoundState round, params byte[] numbers) =>
        round with
        {
            Batches = round.Batches.SetItem(
                round.Batches.Length - 1,
                round.Batches[^1] with
                {
                    ApplicationIds = [.. round.Batches[^1].ApplicationIds, .. numbers.Select(IdOf)],
                }
            ),
        };

    /// <summary>Changes the requested amount of a project in the last batch.</summary>
    public static RoundState Asking(this RoundState round, byte number, decimal amountYuan)
    {
        var batch = round.Batches[^1];
        var proposals = batch.Proposals.Select(proposal =>
            proposal.Ranked.Application.Id == IdOf(number)
                ? proposal with
                {
                    Ranked = proposal.Ranked with { Application = proposal.Ranked.Application with { AmountYuan = amountYuan } },
                }
                : proposal
        );
        return round with { Batches = round.Batches.SetItem(round.Batches.Length - 1, batch with { Proposals = [.. proposals] }) };
    }

    public static RoundState Contested(this RoundState round, byte number, bool? upheld = null)
    {
        var id = ObjectionIdOf((byte)(200 + round.Objections.Length));
        var filed = round.Apply(
            new ObjectionFiled(
                new Objection(id, IdOf(number), $"{number}", new SealedText("name", "k1"), new SealedText("contact", "k1"), "事实", Day(1))
            )
        );
        return upheld is { } ruling ? filed.Apply(new ObjectionRuled(id, ruling, "理由", Day(2))) : filed;
    }

    public static string Tell(RoundStep step) =>
        step switch
        {
            RoundStep.Wait { Until: { } until } => $"Wait until day {(until - Decided).Days}",
            RoundStep.Wait => "Wait",
            RoundStep.OpenReviewBatch batch => $"Batch {batch.Number}: {Numbers(batch.ApplicationIds)}"
                + (batch.LeftOut.IsEmpty ? "" : $", without {Numbers(batch.LeftOut)}"),
            RoundStep.OpenPublicNotice notice => $"Notice {notice.Group}: {Numbers(notice.ApplicationIds)}",
            RoundStep.Award award => $"Award {award.Group}: {Numbers(award.ApplicationIds)}",
            RoundStep.Promote promote => $"Promote {Numbers([promote.ApplicationId])} in place of {Numbers([promote.InPlaceOf])}",
            RoundStep.End { Reserves: var reserves } => reserves.IsEmpty ? "End" : $"End: {Numbers(reserves)}",
            _ => throw new ArgumentOutOfRangeException(nameof(step), step, null),
        };

    public static string Numbers(ImmutableArray<ApplicationId> ids) =>
        string.Join(' ', ids.Select(id => Enumerable.Range(0, 256).First(number => IdOf((byte)number) == id)));
}
