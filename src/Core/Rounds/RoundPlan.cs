using System.Collections.Immutable;
using CreditFunctions.Core.Applications;
using CreditFunctions.Core.Reviews;

namespace CreditFunctions.Core.Rounds;

/// <summary>The data of an application that its round needs.</summary>
/// <param name="IsSubmitting">Whether a submission may still be in progress.</param>
public sealed record RoundMember(
    ApplicationId Id,
    ApplicationState State,
    bool IsHeld,
    RankableApplication? Application,
    bool IsSubmitting = false
)
{
    /// <summary>When an officer reviews its hold; null where there is none.</summary>
    public DateTimeOffset? HoldReviewAt { get; init; }

    public bool IsReady => State == ApplicationState.ExpertReview && !IsHeld && !IsSubmitting;

    public bool IsOutstanding => IsSubmitting || (!IsReady && !State.IsEnd() && State <= ApplicationState.ExpertReview);
}

/// <summary>The next step of a round.</summary>
public abstract record RoundStep
{
    private RoundStep() { }

    /// <summary>No step until then, or until an event.</summary>
    public sealed record Wait(DateTimeOffset? Until) : RoundStep;

    /// <summary>A review batch: to the experts, and then to the meeting.</summary>
    public sealed record OpenReviewBatch(int Number, ImmutableArray<ApplicationId> ApplicationIds, ImmutableArray<ApplicationId> LeftOut)
        : RoundStep;

    /// <summary>A public notice of proposed projects.</summary>
    public sealed record OpenPublicNotice(int Group, ImmutableArray<ApplicationId> ApplicationIds) : RoundStep;

    /// <summary>The award of projects whose notice ended uncontested.</summary>
    public sealed record Award(int Group, ImmutableArray<ApplicationId> ApplicationIds) : RoundStep;

    /// <summary>A place became free: promotes the next reserve.</summary>
    public sealed record Promote(ApplicationId ApplicationId, ApplicationId InPlaceOf) : RoundStep;

    /// <summary>Nothing is left to decide; the reserve is no longer needed.</summary>
    public sealed record End(ImmutableArray<ApplicationId> Reserves) : RoundStep;
}

/// <summary>
/// Determines the next step of a round from the records alone (docs/domain.md, "The batch is what is decided"): review batches one after
/// the other, and in parallel notices, awards and promotions as they become due, the earliest first.
/// </summary>
public static class RoundPlan
{
    /// <param name="reserveEndsAt">When the reserve ends after the last award; null while nothing was awarded.</param>
    public static RoundStep Next(RoundState round, IReadOnlyList<RoundMember> members, DateTimeOffset now, DateTimeOffset? reserveEndsAt)
    {
        if (now < round.Guide.SubmissionsDecidedAt)
        {
            return new RoundStep.Wait(round.Guide.SubmissionsDecidedAt);
        }

        var byId = members.ToDictionary(member => member.Id);
        return NextAward(round, byId, now)
            ?? NextNotice(round, byId)
            ?? NextPromotion(round, byId)
            ?? NextBatch(round, members)
            ?? Rest(round, members, now, reserveEndsAt);
    }

    /// <summary>
    /// Money left in a category: without amounts proposed, awarded, or reserved for applications that a batch did not decide, because
    /// they were left out, on hold, or had too few sheets to be ranked.
    /// </summary>
    /// <param name="ranking">A batch about to be ranked or decided: its ranking reserves nothing against itself, and proposals of a
    /// meeting before a return are not spent.</param>
    public static decimal LeftYuan(
        RoundState round,
        IReadOnlyList<RoundMember> members,
        RoundCategory category,
        ReviewBatch? ranking = null
    )
    {
        var byId = members.ToDictionary(member => member.Id);
        var spent = round
            .Batches.Where(batch => batch.Number != ranking?.Number)
            .SelectMany(batch => batch.Proposals)
            .Where(proposal => proposal.Outcome == ProposalOutcome.Propose && !IsDropout(proposal, byId))
            .Select(proposal => proposal.Ranked.Application)
            .Where(application => application.CategoryId == category.Id)
            .Sum(application => application.AmountYuan);
        return category.BudgetYuan - spent - ReservedYuan(round, byId, category, ranking);
    }

    private static decimal ReservedYuan(
        RoundState round,
        Dictionary<ApplicationId, RoundMember> members,
        RoundCategory category,
        ReviewBatch? ranking
    )
    {
        var decided = round.Proposals.Select(proposal => proposal.Ranked.Application.Id).ToHashSet();
        return round
            .Batches.SelectMany(batch => batch.LeftOut.Concat(batch.ApplicationIds))
            .Distinct()
            .Where(id => !decided.Contains(id))
            .Select(members.GetValueOrDefault)
            .Where(member =>
                member is { State: <= ApplicationState.Proposed, Application: { } application } && application.CategoryId == category.Id
            )
            .Where(member => ranking is null || !IsRankedIn(ranking, member!))
            .Sum(member => member!.Application!.AmountYuan);
    }

    private static bool IsRankedIn(ReviewBatch batch, RoundMember member) =>
        batch.Ranking.IsEmpty
            ? member.IsReady && batch.ApplicationIds.Contains(member.Id)
            : batch.Ranking.Any(ranked => ranked.Application.Id == member.Id);

    private static RoundStep.Award? NextAward(RoundState round, Dictionary<ApplicationId, RoundMember> members, DateTimeOffset now)
    {
        var ids = round
            .Notices.Where(notice => notice.Until <= now)
            .SelectMany(notice => notice.ApplicationIds)
            .Where(id => members.GetValueOrDefault(id) is { State: ApplicationState.OnPublicNotice, IsHeld: false })
            .Where(id => !round.Objections.Any(objection => objection.ApplicationId == id && objection.Ruling is not { Upheld: false }));
        var underWay = round.OpenAwards.SelectMany(award =>
            round.PreparedAwards.FirstOrDefault(each => each.Group == award.Group)?.ApplicationIds ?? award.ApplicationIds
        );
        return ids.Distinct().Except(underWay).ToImmutableArray() is { IsEmpty: false } due
            ? new RoundStep.Award(round.TakenUpAwards.Length + 1, due)
            : null;
    }

    private static RoundStep.OpenPublicNotice? NextNotice(RoundState round, Dictionary<ApplicationId, RoundMember> members)
    {
        var ids = round
            .Batches.Where(batch => batch.Stage == ReviewBatchStage.Concurred)
            .SelectMany(batch => batch.Proposals)
            .Where(proposal => proposal.Outcome == ProposalOutcome.Propose)
            .Select(proposal => proposal.Ranked.Application.Id)
            .Where(id => members.GetValueOrDefault(id) is { State: ApplicationState.Proposed, IsHeld: false });
        return ids.ToImmutableArray() is { IsEmpty: false } due ? new RoundStep.OpenPublicNotice(round.Notices.Length + 1, due) : null;
    }

    private static RoundStep.Promote? NextPromotion(RoundState round, Dictionary<ApplicationId, RoundMember> members)
    {
        var decided = round.Batches.Where(batch => batch.Stage == ReviewBatchStage.Concurred).SelectMany(batch => batch.Proposals).ToList();
        // A meeting may still propose any amount of its batch, also after a return; nobody else uses that money before the batch is over.
        var reserving = round with
        {
            Batches = [.. round.Batches.Select(batch => batch.IsOver ? batch : batch with { Proposals = [] })],
        };
        foreach (var category in round.Guide.Categories)
        {
            var dropout = decided.Find(proposal =>
                proposal.Ranked.Application.CategoryId == category.Id
                && proposal.Outcome == ProposalOutcome.Propose
                && IsDropout(proposal, members)
                && round.Promotions.All(promotion => promotion.InPlaceOf != proposal.Ranked.Application.Id)
            );
            var next = dropout is null
                ? null
                : decided.Find(proposal =>
                    proposal.Ranked.Application.CategoryId == category.Id
                    && proposal.Outcome == ProposalOutcome.Reserve
                    && members.GetValueOrDefault(proposal.Ranked.Application.Id) is { State: ApplicationState.Reserve, IsHeld: false }
                );
            if (next is not null && next.Ranked.Application.AmountYuan <= LeftYuan(reserving, [.. members.Values], category))
            {
                return new RoundStep.Promote(next.Ranked.Application.Id, dropout!.Ranked.Application.Id);
            }
        }

        return null;
    }

    private static RoundStep.OpenReviewBatch? NextBatch(RoundState round, IReadOnlyList<RoundMember> members)
    {
        var number = round.Batches.Length + 1;
        var ready = members.Where(member => member.IsReady).Select(member => member.Id).ToImmutableArray();
        var outstanding = members.Where(member => member.IsOutstanding).Select(member => member.Id).ToImmutableArray();
        var mayBegin =
            round.Batches.All(batch => batch.IsOver) && (outstanding.IsEmpty || round.PanelCalls.Any(call => call.Batch == number));
        return !ready.IsEmpty && mayBegin ? new RoundStep.OpenReviewBatch(number, ready, outstanding) : null;
    }

    private static RoundStep Rest(RoundState round, IReadOnlyList<RoundMember> members, DateTimeOffset now, DateTimeOffset? reserveEndsAt)
    {
        var notices = round.Notices.Where(notice => notice.Until > now).Select(notice => (DateTimeOffset?)notice.Until).ToList();
        var isOpen =
            round.OpenAwards.Any()
            || round.Batches.Any(batch => !batch.IsOver)
            || members.Any(member => member.IsOutstanding || member.State is ApplicationState.Proposed or ApplicationState.OnPublicNotice);
        if (isOpen || notices.Count > 0)
        {
            return new RoundStep.Wait(notices.Min());
        }

        var reserves = members.Where(member => member.State == ApplicationState.Reserve).Select(member => member.Id).ToImmutableArray();
        return !reserves.IsEmpty && now < reserveEndsAt ? new RoundStep.Wait(reserveEndsAt) : new RoundStep.End(reserves);
    }

    private static bool IsDropout(Proposal proposal, Dictionary<ApplicationId, RoundMember> members) =>
        members.GetValueOrDefault(proposal.Ranked.Application.Id) is { } member
        && (
            member.State
            is ApplicationState.Renounced
                or ApplicationState.NotSelected
                or ApplicationState.Disqualified
                or ApplicationState.Ineligible
                or ApplicationState.Withdrawn
        );
}
