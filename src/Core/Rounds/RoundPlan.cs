using System.Collections.Immutable;
using CreditFunctions.Core.Applications;
using CreditFunctions.Core.Reviews;

namespace CreditFunctions.Core.Rounds;

/// <summary>An application as its round sees it.</summary>
/// <param name="IsSubmitting">Whether its submission may still be on its way into the rows.</param>
public sealed record RoundMember(
    ApplicationId Id,
    ApplicationState State,
    bool IsHeld,
    RankableApplication? Application,
    bool IsSubmitting = false
)
{
    /// <summary>When somebody looks again at what holds it; null where nothing does.</summary>
    public DateTimeOffset? HoldReviewAt { get; init; }

    /// <summary>Whether it can go to the experts.</summary>
    public bool IsReady => State == ApplicationState.ExpertReview && !IsHeld && !IsSubmitting;

    /// <summary>Whether it may still become ready.</summary>
    public bool IsOutstanding => IsSubmitting || (!IsReady && !State.IsEnd() && State <= ApplicationState.ExpertReview);
}

/// <summary>What is next in a round.</summary>
public abstract record RoundStep
{
    private RoundStep() { }

    /// <summary>Nothing until then, or until something happens.</summary>
    public sealed record Wait(DateTimeOffset? Until) : RoundStep;

    /// <summary>A review batch: to the experts, and then before the meeting.</summary>
    public sealed record OpenReviewBatch(int Number, ImmutableArray<ApplicationId> ApplicationIds, ImmutableArray<ApplicationId> LeftOut)
        : RoundStep;

    /// <summary>Proposed projects go on public notice.</summary>
    public sealed record OpenPublicNotice(int Group, ImmutableArray<ApplicationId> ApplicationIds) : RoundStep;

    /// <summary>Projects whose notice has ended uncontested are awarded.</summary>
    public sealed record Award(int Group, ImmutableArray<ApplicationId> ApplicationIds) : RoundStep;

    /// <summary>A place became free, and the next in the reserve takes it.</summary>
    public sealed record Promote(ApplicationId ApplicationId, ApplicationId InPlaceOf) : RoundStep;

    /// <summary>Nothing is left to be decided; the reserve is not needed any more.</summary>
    public sealed record End(ImmutableArray<ApplicationId> Reserves) : RoundStep;
}

/// <summary>
/// Says what is next in a round, from what is on record alone (docs/domain.md, "The batch is what is decided"): passes of the batch one
/// after the other, and beside them notices, awards and promotions as they fall due, the earliest first.
/// </summary>
public static class RoundPlan
{
    /// <param name="reserveEndsAt">Until when the reserve is kept after the last award; null while nothing was awarded.</param>
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
    /// What a category's budget still holds: without what is proposed, awarded, or reserved for applications on which a pass went on
    /// without deciding: they were left out, held meanwhile, or had too few sheets to be ranked.
    /// </summary>
    /// <param name="ranking">
    /// A pass that is about to be ranked, or to be decided on: what it ranks reserves nothing against it, and what a meeting proposed
    /// before it was returned is not spent.
    /// </param>
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
        // A meeting may still propose, or propose anew, whatever its batch has; nobody else takes that money before the batch is over.
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
