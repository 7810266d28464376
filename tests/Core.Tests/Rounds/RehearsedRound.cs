using System.Collections.Immutable;
using CreditFunctions.Core.Applications;
using CreditFunctions.Core.Identifiers;
using CreditFunctions.Core.Objections;
using CreditFunctions.Core.Reviews;
using CreditFunctions.Core.Reviews.Steps;
using CreditFunctions.Core.Rounds;
using static CreditFunctions.TestSupport.Domain.Samples;

namespace CreditFunctions.Core.Tests.Rounds;

/// <summary>
/// Plays a round by its plan with random disturbances: holds, withdrawals, objections, recusals, returned batches. After the last
/// disturbance everybody completes their tasks, so that the round must end.
/// </summary>
internal sealed class RehearsedRound
{
    private const int MaxSteps = 300;

    private readonly Random _random;
    private readonly Dictionary<ApplicationId, RoundMember> _members = [];
    private DateTimeOffset _now = SampleRounds.Decided.AddTicks(-1);
    private int _disturbances = 40;

    public RehearsedRound(int seed)
    {
        _random = new Random(seed);
        for (var number = 1; number <= 12; number++)
        {
            var state = Chance(2)
                ? ApplicationState.ExpertReview
                : Any<ApplicationState>([ApplicationState.FormatCheck, ApplicationState.CreditChecking, ApplicationState.NotAdmitted]);
            var member = SampleRounds.Member(
                (byte)number,
                state,
                _random.Next(1, 5) * 50_000,
                categoryId: Any<string>(["agriculture", "industry"])
            );
            _members.Add(member.Id, member);
        }
    }

    public RoundState Round { get; private set; } = SampleRounds.Published();

    public IReadOnlyCollection<RoundMember> Members => _members.Values;

    public List<RoundStep> Steps { get; } = [];

    public RehearsedRound Play()
    {
        do
        {
            Assert.True(Steps.Count < MaxSteps, "The round does not come to its end.");
            Disturb();
            Steps.Add(RoundPlan.Next(Round, [.. _members.Values], _now, Round.Awards.LastOrDefault()?.At.AddDays(28)));
            Take(Steps[^1]);
            foreach (var category in Round.Guide.Categories)
            {
                Assert.True(GrantedYuan(category) <= category.BudgetYuan, $"More than the budget of {category.Id} is proposed.");
            }
        } while (Steps[^1] is not RoundStep.End);

        return this;
    }

    private void Take(RoundStep step)
    {
        switch (step)
        {
            case RoundStep.Wait { Until: { } until }:
                Assert.True(until > _now, "It waits for what is past.");
                _now = _disturbances > 0 && Chance(2) ? _now.AddDays(1) : until;
                break;
            case RoundStep.Wait:
                Settle();
                break;
            case RoundStep.OpenReviewBatch batch:
                Decide(batch);
                break;
            case RoundStep.OpenPublicNotice notice:
                Assert.All(
                    notice.ApplicationIds,
                    id => Assert.Equal((ApplicationState.Proposed, false), (_members[id].State, _members[id].IsHeld))
                );
                Round = Round.Apply(new PublicNoticeOpened(notice.Group, notice.ApplicationIds, _now, _now.AddDays(7)));
                Move(notice.ApplicationIds, ApplicationMove.PublishNotice);
                break;
            case RoundStep.Award award:
                Assert.All(award.ApplicationIds, AssertMayBeAwarded);
                Round = Round.Apply(new AwardTakenUp(award.Group, award.ApplicationIds, _now));
                Move(award.ApplicationIds, ApplicationMove.Award);
                Round = Round.Apply(new BatchAwarded(award.Group, award.ApplicationIds, new AwardDocumentDecision("1号", Today), _now));
                break;
            case RoundStep.Promote promote:
                Assert.Equal(
                    (ApplicationState.Reserve, false),
                    (_members[promote.ApplicationId].State, _members[promote.ApplicationId].IsHeld)
                );
                Assert.DoesNotContain(Round.Promotions, before => before.InPlaceOf == promote.InPlaceOf);
                Round = Round.Apply(new ReservePromoted(promote.ApplicationId, promote.InPlaceOf, _now));
                Move([promote.ApplicationId], ApplicationMove.PromoteReserve);
                break;
            case RoundStep.End end:
                Assert.DoesNotContain(_members.Values, member => member.IsReady || member.IsOutstanding);
                Assert.DoesNotContain(
                    _members.Values,
                    member => member.State is ApplicationState.Ranked or ApplicationState.Proposed or ApplicationState.OnPublicNotice
                );
                Move(end.Reserves, ApplicationMove.Decline);
                break;
        }
    }

    private void AssertMayBeAwarded(ApplicationId id)
    {
        Assert.Equal((ApplicationState.OnPublicNotice, false), (_members[id].State, _members[id].IsHeld));
        Assert.Contains(Round.Notices, notice => notice.ApplicationIds.Contains(id) && notice.Until <= _now);
        Assert.DoesNotContain(Round.Objections, objection => objection.ApplicationId == id && objection.Ruling is not { Upheld: false });
    }

    private void Decide(RoundStep.OpenReviewBatch batch)
    {
        Assert.All(batch.ApplicationIds, id => Assert.True(_members[id].IsReady));
        Round = Round.Apply(new ReviewBatchOpened(batch.Number, batch.ApplicationIds, batch.LeftOut, [], _now));
        Disturb();
        var ready = batch
            .ApplicationIds.Select(id => _members[id])
            .Where(member => member.IsReady)
            .Select(member => member.Application!)
            .ToList();
        var reviewed = ready.Where(_ => _disturbances == 0 || !Chance(6));
        var session = new ExpertReviewDecision([.. reviewed.Select(application => Sheet(application.Id))], []);
        Round = Round.Apply(
            BatchPolicy.Freeze(
                Round,
                Round.Batch(batch.Number),
                ready,
                [session],
                _ => null,
                category => RoundPlan.LeftYuan(Round, [.. _members.Values], category, Round.Batch(batch.Number))
            )
        );
        var ranking = Round.Batch(batch.Number).Ranking;
        Move(ranking.Select(ranked => ranked.Application.Id), ApplicationMove.Rank);
        bool agrees;
        do
        {
            agrees = _disturbances-- <= 0 || Chance(2);
            Adopt(batch.Number, agrees);
        } while (!agrees);
    }

    /// <summary>The meeting may reject or defer a proposal of the ranking; then the finance bureau.</summary>
    private void Adopt(int batch, bool agrees)
    {
        var deviations = Round
            .Batch(batch)
            .Ranking.Where(_ => Chance(5))
            .Select(ranked => new Deviation(
                ranked.Application.Id,
                Any<ProposalOutcome>([ProposalOutcome.Reserve, ProposalOutcome.NotSelect]),
                "理由"
            ));
        Round = Round.Apply(BatchPolicy.Adopt(Round.Batch(batch), new MeetingResolutionDecision(Today, "1号", [.. deviations])));
        var proposals = Round.Batch(batch).Proposals.ToLookup(proposal => proposal.Outcome, proposal => proposal.Ranked.Application.Id);
        Move(proposals[ProposalOutcome.Propose], ApplicationMove.Propose);
        Move(proposals[ProposalOutcome.Reserve], ApplicationMove.PlaceInReserve);
        Disturb();
        Round = Round.Apply(
            agrees
                ? new ConcurrenceGiven(batch, new ConcurrenceDecision(true, "同意"))
                : new ConcurrenceRefused(batch, new ConcurrenceDecision(false, "不同意"))
        );
        Move(
            agrees ? proposals[ProposalOutcome.NotSelect] : proposals[ProposalOutcome.Propose].Concat(proposals[ProposalOutcome.Reserve]),
            agrees ? ApplicationMove.Decline : ApplicationMove.ReturnToMeeting
        );
    }

    /// <summary>Applies a random disturbance; none after the limit.</summary>
    private void Disturb()
    {
        if (_disturbances-- <= 0)
        {
            return;
        }

        var member = Any<RoundMember>([.. _members.Values]);
        switch (_random.Next(7))
        {
            case 0 when !member.State.IsEnd():
                _members[member.Id] = member with { IsHeld = !member.IsHeld };
                break;
            case 1:
                Move([member.Id], Any<ApplicationMove>([ApplicationMove.Withdraw, ApplicationMove.Renounce]));
                break;
            case 2:
                Move([member.Id], Any<ApplicationMove>([ApplicationMove.Disqualify, ApplicationMove.FindIneligible]));
                break;
            case 3 when Round.Notices.LastOrDefault(notice => notice.Until > _now) is { } open:
                var contested = Any<ApplicationId>([.. open.ApplicationIds]);
                var sealedText = new SealedText("", "k1");
                Round = Round.Apply(
                    new ObjectionFiled(
                        new Objection(
                            ObjectionIdOf((byte)(100 + Round.Objections.Length)),
                            contested,
                            "",
                            sealedText,
                            sealedText,
                            "事实",
                            _now
                        )
                    )
                );
                break;
            case 4 when Round.Objections.FirstOrDefault(objection => objection.Ruling is null) is { } objection:
                Rule(objection);
                break;
            case 5:
                Round = Round.Apply(new PanelCalled(Round.Batches.Length + 1, "li-jingban", "不再等待", _now));
                break;
            default:
                Advance(member);
                break;
        }
    }

    /// <summary>Resolves waits without a date: there must be one.</summary>
    private void Settle()
    {
        if (Round.Objections.FirstOrDefault(objection => objection.Ruling is null) is { } objection)
        {
            Rule(objection);
        }
        else if (
            Round.Objections.FirstOrDefault(each =>
                each.Ruling is { Upheld: true } && _members[each.ApplicationId].State == ApplicationState.OnPublicNotice
            ) is
            { } upheld
        )
        {
            Move([upheld.ApplicationId], ApplicationMove.UpholdObjection);
        }
        else
        {
            var waitedFor = _members.Values.FirstOrDefault(member =>
                member.IsOutstanding || (member.IsHeld && member.State is ApplicationState.Proposed or ApplicationState.OnPublicNotice)
            );
            Assert.True(waitedFor is not null, "The round waits for nothing.");
            Advance(waitedFor with { IsHeld = false });
        }
    }

    private void Rule(ObjectionStatus objection)
    {
        Round = Round.Apply(new ObjectionRuled(objection.Id, Chance(2), "理由", _now));
        if (Chance(2) && Round.Objections.Any(each => each.Id == objection.Id && each.Ruling!.Upheld))
        {
            Move([objection.ApplicationId], ApplicationMove.UpholdObjection);
        }
    }

    private void Advance(RoundMember member) =>
        _members[member.Id] = member.IsOutstanding
            ? member with
            {
                State = Chance(4) ? ApplicationState.Lapsed : ApplicationState.ExpertReview,
            }
            : member;

    private void Move(IEnumerable<ApplicationId> ids, ApplicationMove move)
    {
        foreach (var id in ids.ToList())
        {
            if (ApplicationMoves.Move(_members[id].State, move).TryGet(out var state, out _))
            {
                _members[id] = _members[id] with { State = state };
            }
        }
    }

    private decimal GrantedYuan(RoundCategory category) =>
        _members
            .Values.Where(member =>
                member.State is >= ApplicationState.Proposed and <= ApplicationState.Implementing
                && member.Application!.CategoryId == category.Id
            )
            .Sum(member => member.Application!.AmountYuan);

    private ScoreSheet Sheet(ApplicationId id) =>
        new(id, ImmutableSortedDictionary<string, decimal>.Empty.Add("", _random.Next(101)), "可行");

    private bool Chance(int oneIn) => _random.Next(oneIn) == 0;

    private T Any<T>(T[] choices) => choices[_random.Next(choices.Length)];
}
