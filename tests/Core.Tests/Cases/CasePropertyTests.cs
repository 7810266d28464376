using System.Collections.Immutable;
using CreditFunctions.Core.Cases;
using CreditFunctions.Core.Letters;
using CreditFunctions.Core.Rules;
using CsCheck;
using static CreditFunctions.Core.Tests.Cases.SampleCases;
using static CreditFunctions.TestSupport.Domain.Samples;

namespace CreditFunctions.Core.Tests.Cases;

/// <summary>Random acts of random people in random order.</summary>
public sealed partial class CasePropertyTests
{
    private static readonly string[] People = ["li", "zhou", "fa", "wu", "zheng", "zhao", "feng", "chen", "chu", "wei", "jiang", "shen"];

    private static readonly ImmutableArray<Func<IntegrityCase, Try, Result<Fact>>> Acts =
    [
        (each, attempt) => Any(Intake(each, TakingIn, Seat(CaseSeat.Investigator, attempt.Who(0)), attempt.Context)),
        (each, attempt) => Any(Intake(each, TakingIn, Seat(CaseSeat.Investigator, attempt.Who(1)), attempt.Context)),
        (each, attempt) =>
            Any(
                Intake(
                    each,
                    TakingIn with
                    {
                        Choice = IntakeChoice.PassToUnit,
                        Recipient = "某大学",
                        Until = attempt.Context.Today.AddDays(30),
                    },
                    Seat(CaseSeat.Investigator, attempt.Who(0)),
                    attempt.Context
                )
            ),
        (each, attempt) =>
            Any(CaseIntakePolicy.EnterReport(each, "单位报告", Seat(CaseSeat.Investigator, attempt.Who(0)), attempt.Context)),
        (each, attempt) => Any(ProposalPolicy.Propose(each, Banning, Seat(CaseSeat.Investigator, attempt.Who(0)), attempt.Context)),
        (each, attempt) =>
            Any(ProposalPolicy.ProposeUnfounded(each, "查无此事", Seat(CaseSeat.Investigator, attempt.Who(0)), attempt.Context.Now)),
        (each, attempt) =>
            ProposalPolicy.Confirm(each, Seat(CaseSeat.Investigator, attempt.Who(0)), Number(LetterSeries.AdvanceNotice), attempt.Context),
        (each, attempt) => Any(ProposalPolicy.Disagree(each, Seat(CaseSeat.Investigator, attempt.Who(0)), "证据不足", attempt.Context.Now)),
        (each, attempt) => Any(CasePolicy.Serve(each, ByHand with { On = attempt.Context.Today }, attempt.Context)),
        (each, attempt) => Any(CasePolicy.GiveDefence(each, Admitting, attempt.Context.Now)),
        (each, attempt) => Any(CasePolicy.CloseDefence(each, attempt.Context.Now)),
        (each, attempt) => Any(CasePolicy.Review(each, Seat(CaseSeat.LegalReviewer, attempt.Who(0)), true, "同意", attempt.Context.Now)),
        (each, attempt) => Any(CasePolicy.Review(each, Seat(CaseSeat.LegalReviewer, attempt.Who(0)), false, "退回", attempt.Context.Now)),
        (each, attempt) => Any(CaseDecisionPolicy.Return(each, Seat(CaseSeat.Decider, attempt.Who(0)), "补充", attempt.Context.Now)),
        (each, attempt) =>
            Any(
                CaseDecisionPolicy.Decide(
                    each,
                    ByLeader(new CaseOutcome.Unfounded()) with
                    {
                        Seats = [Seat(CaseSeat.Decider, attempt.Who(0))],
                    },
                    attempt.Context
                )
            ),
        (each, attempt) =>
            Any(
                PaperDecisionPolicy.Enter(
                    each,
                    ByMeeting(Banned) with
                    {
                        Body = new DecisionBody.Meeting("白科会纪〔2026〕3号", attempt.Context.Today),
                        Seats =
                        [
                            Seat(CaseSeat.MeetingSecretary, attempt.Who(0)),
                            Seat(CaseSeat.Decider, attempt.Who(1)),
                            Seat(CaseSeat.Decider, attempt.Who(2)),
                        ],
                    },
                    "d8",
                    attempt.Context
                )
            ),
        (each, attempt) => Any(ConfirmDecision(each, Seat(CaseSeat.Decider, attempt.Who(0)), attempt.Context)),
        (each, attempt) => Any(ConfirmDecision(each, Seat(CaseSeat.Decider, attempt.Who(1)), attempt.Context)),
        (each, attempt) => Any(PaperDecisionPolicy.Reject(each, Seat(CaseSeat.Decider, attempt.Who(0)), "与纪要不符", attempt.Context.Now)),
        (each, attempt) =>
            Any(
                PaperDefencePolicy.Enter(
                    each,
                    PaperForm with
                    {
                        ReceivedOn = attempt.Context.Today,
                    },
                    Clerk(attempt.Who(0)),
                    attempt.Context
                )
            ),
        (each, attempt) => Any(PaperDefencePolicy.Confirm(each, Clerk(attempt.Who(0)), attempt.Context.Now)),
        (each, attempt) => Any(PaperDefencePolicy.Reject(each, Clerk(attempt.Who(0)), "与原件不符", attempt.Context.Now)),
        (each, attempt) => Any(SampleReexaminations.Ask(each, attempt.Context)),
        (each, attempt) =>
            Any(SampleReexaminations.TakeIn(each, officer: Seat(CaseSeat.Reexaminer, attempt.Who(0)), context: attempt.Context)),
        (each, attempt) =>
            Any(ReexaminationPolicy.Propose(each, Seat(CaseSeat.Reexaminer, attempt.Who(0)), false, "证据不足", attempt.Context.Now)),
        (each, attempt) =>
            Any(SampleReexaminations.Decide(each, upholds: false, Seat(CaseSeat.ReexaminationDecider, attempt.Who(0)), attempt.Context)),
        (each, attempt) => Any(CasePolicy.Close(each, attempt.Context.Now)),
        .. RareActs,
    ];

    // Otherwise few cases would reach their decision.
    private static readonly Gen<int> Act = Gen.Frequency(
        (8, Gen.Int[0, Acts.Length - RareActs.Length - 1]),
        (1, Gen.Int[Acts.Length - RareActs.Length, Acts.Length - 1])
    );

    private static readonly Gen<(bool IsNoted, (int Act, int Person, int Days)[] Acts)> Attempts = Gen.Select(
        Gen.Bool,
        Gen.Select(Act, Gen.Int[0, People.Length - 1], Gen.Int[0, 8]).Array[0, 500]
    );

    [Fact]
    public void Case_InAnyOrderOfActs_MakesLegalMovesOnlyAndKeepsSeatsApart()
    {
        var outcomes = new System.Collections.Concurrent.ConcurrentBag<Type>();
        Attempts.Sample(
            attempts =>
            {
                var (current, now) = (attempts.IsNoted ? Noted() : Opened(), Now);
                foreach (var (act, person, days) in attempts.Acts)
                {
                    now = now.AddDays(days);
                    if (!Acts[act](current, new Try(person, Context(now))).TryGet(out var fact, out _))
                    {
                        continue;
                    }

                    var before = current;
                    current = current.Apply(fact);
                    AssertTwoSigners(before, fact);
                    var moved = (before.State, current.State);
                    Assert.True(before.State == current.State || CaseMoves.Table.Any(line => (line.From, line.To) == moved));
                    Assert.All(
                        current.Seats.GroupBy(seat => seat.Person),
                        seats => Assert.Single(seats.Select(seat => seat.Seat).Distinct())
                    );
                    AssertDueProcess(current);
                }

                if (current.Decision is { } decision)
                {
                    outcomes.Add(decision.Outcome.GetType());
                }
            },
            iter: 2000
        );

        Assert.Contains(typeof(CaseOutcome.Unfounded), outcomes);
        Assert.Contains(typeof(CaseOutcome.Established), outcomes);
    }

    private static void AssertTwoSigners(IntegrityCase before, Fact fact)
    {
        if (fact is CaseIntakeDecided { Officer: var intake })
        {
            Assert.NotEqual(before.ReportedBy!.Person, intake.Person);
        }

        if (fact is ReexaminationDecided { Decider: var decider })
        {
            Assert.DoesNotContain(before.Seats, seat => seat.Person == decider.Person && seat.Seat != CaseSeat.ReexaminationDecider);
        }

        if (fact is RecusalDecided { Ruling: var ruling })
        {
            Assert.NotEqual(before.PendingRecusal!.Officer.Person, ruling.Decider!.Person);
        }

        if (fact is InvestigationExtended or InvestigationSuspended or InvestigationResumed)
        {
            Assert.True(before.InvestigationTerm is { } term && (fact is not InvestigationExtended || !term.IsExtended));
        }

        if (fact is CaseClosed)
        {
            Assert.True(before.Reexamination is not { IsOpen: true });
        }

        if (fact is CaseProposed { Proposal: not null })
        {
            Assert.True(before.Assessment is null or { ConfirmedBy: not null });
        }

        var (enteredBy, confirmedBy) = fact switch
        {
            AssessmentConfirmed each => (before.Assessment!.Entered!.Investigator.Person, each.Investigator.Person),
            HearingRequestConfirmed each => (before.Notice!.Hearing!.Request.EnteredBy!.Person, each.Officer.Person),
            AppealNoticeConfirmed each => (before.PendingAppeal!.EnteredBy.Person, each.Officer.Person),
            ReexaminationRequestConfirmed each => (before.Reexamination!.Request.EnteredBy!.Person, each.Officer.Person),
            _ => ("", "another"),
        };
        Assert.NotEqual(enteredBy, confirmedBy);
        if (fact is PaperDefenceConfirmed confirmed)
        {
            Assert.NotEqual(before.Notice!.Paper!.EnteredBy.Person, confirmed.Officer.Person);
        }

        var second = fact switch
        {
            AdvanceNoticeIssued issued => issued.Investigator,
            UnfoundedReported reported => reported.Investigator,
            _ => null,
        };
        if (second is not null)
        {
            Assert.NotEqual(before.Proposed!.Investigator.Person, second.Person);
        }
    }

    private static void AssertDueProcess(IntegrityCase current)
    {
        if (current.Decision is not { } decision)
        {
            return;
        }

        Assert.True(current.Review is { Passes: true });
        Assert.True(current.PendingRecusal is null || current.State > CaseState.Decided);
        Assert.False(current.NeedsReconfirmation);
        Assert.DoesNotContain(
            decision.Seats.Append(current.Review!.Reviewer),
            seat => current.Seats.Any(other => other.Seat == CaseSeat.Recused && other.Person == seat.Person)
        );
        var investigators = current.Seats.Where(seat => seat.Seat == CaseSeat.Investigator).ToList();
        Assert.InRange(investigators.Count, InvestigatorPolicy.Count, int.MaxValue);
        Assert.True(current.ReportedBy is null || current.Intake is { Choice: IntakeChoice.Accept });
        Assert.DoesNotContain(current.Review!.Reviewer.Person, decision.Seats.Concat(investigators).Select(seat => seat.Person));
        Assert.DoesNotContain(decision.Seats, seat => investigators.Exists(investigator => investigator.Person == seat.Person));
        Assert.True(current.Notice?.Hearing is null or { Record: not null });
        if (current.Notice?.Hearing?.Record is { Chair: var chair })
        {
            Assert.DoesNotContain(investigators, seat => seat.Person == chair.Person);
        }

        if (decision.Body is DecisionBody.Meeting)
        {
            Assert.NotNull(decision.MinutesDocumentId);
            Assert.Contains(decision.Seats, seat => seat.Seat == CaseSeat.Decider && seat.Person == decision.ConfirmedBy!.Person);
            Assert.DoesNotContain(
                decision.Seats,
                seat => seat.Seat == CaseSeat.MeetingSecretary && seat.Person == decision.ConfirmedBy!.Person
            );
        }

        if (decision.Outcome is CaseOutcome.Established)
        {
            Assert.NotNull(current.Notice!.Service);
            Assert.True(current.Notice.Defence is not null || current.Notice.DefenceUntil!.HasPassed(decision.At));
        }
    }

    private static Result<Fact> Any<T>(Result<T> result)
        where T : Fact => result.Select(Fact (fact) => fact);

    private sealed record Try(int Person, ActContext Context)
    {
        public string Who(int next) => People[(Person + next) % People.Length];
    }
}
