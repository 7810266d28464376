using System.Collections.Immutable;
using CreditFunctions.Core.Cases;
using CreditFunctions.Core.Letters;
using CreditFunctions.Core.Listings;
using CreditFunctions.Core.Staff;
using CsCheck;
using static CreditFunctions.Core.Tests.Cases.SampleCases;

namespace CreditFunctions.Core.Tests.Cases;

/// <content>Rare acts: term of the investigation, recusals, experts, an appeal.</content>
public sealed partial class CasePropertyTests
{
    private static readonly StaffDirectory Directory = new()
    {
        Officers = [.. People.Select(name => new Officer(name, name, $"{name}@keji.example", [DeskRole.CaseOfficer, DeskRole.Leader]))],
    };

    private static ImmutableArray<Func<IntegrityCase, Try, Result<Fact>>> RareActs =>
        [
            (each, attempt) =>
                Any(
                    ProposalPolicy.Propose(
                        each,
                        Banning with
                        {
                            Severity = Core.Rules.Severity.Serious,
                            Measures = [new IntendedMeasure("long-ban", new BanTerm(40))],
                        },
                        Seat(CaseSeat.Investigator, attempt.Who(0)),
                        attempt.Context
                    )
                ),
            (each, attempt) =>
                Any(HearingPolicy.Request(each, new HearingRequestForm { Reason = "措施过重" }, enteredBy: null, attempt.Context)),
            (each, attempt) =>
                Any(
                    HearingPolicy.Request(
                        each,
                        new HearingRequestForm
                        {
                            Reason = "措施过重",
                            ReceivedOn = attempt.Context.Today,
                            DocumentId = "d2",
                        },
                        Clerk(attempt.Who(0)),
                        attempt.Context
                    )
                ),
            (each, attempt) => HearingPolicy.Confirm(each, Clerk(attempt.Who(0)), true, null, attempt.Context.Now),
            (each, attempt) => Any(Arrange(each, attempt)),
            (each, attempt) =>
                Any(
                    HearingPolicy.Record(
                        each,
                        new HearingRecordForm
                        {
                            WasAttended = true,
                            Summary = "陈述意见",
                            DocumentId = "d1",
                        },
                        Seat(CaseSeat.HearingChair, attempt.Who(0)),
                        attempt.Context
                    )
                ),
            (each, attempt) =>
                Any(AssessmentPolicy.Ask(each, "是否篡改", Seat(CaseSeat.Investigator, attempt.Who(0)), attempt.Context.Now)),
            (each, attempt) =>
                Any(AssessmentPolicy.Withdraw(each, "不涉及", Seat(CaseSeat.Investigator, attempt.Who(0)), attempt.Context.Now)),
            (each, attempt) =>
                Any(
                    AssessmentPolicy.Enter(
                        each,
                        new AssessmentForm
                        {
                            Experts = "王一，甲大学\n李二，乙大学\n赵三，丙大学\n钱四，丁大学\n孙五，戊大学",
                            Conclusion = "属篡改",
                            HeldOn = attempt.Context.Today,
                            ConflictsAreExcluded = true,
                            DocumentId = "d4",
                        },
                        Seat(CaseSeat.Investigator, attempt.Who(0)),
                        attempt.Context
                    )
                ),
            (each, attempt) => AssessmentPolicy.Confirm(each, Seat(CaseSeat.Investigator, attempt.Who(0)), true, null, attempt.Context.Now),
            (each, attempt) =>
                Any(
                    AppealPolicy.Enter(
                        each,
                        new AppealForm
                        {
                            Step = AppealStep.Revoked,
                            Authority = "省科技厅",
                            Number = "1号",
                            On = attempt.Context.Today,
                            Summary = "撤销",
                            DocumentId = "d3",
                        },
                        Clerk(attempt.Who(0)),
                        attempt.Context
                    )
                ),
            (each, attempt) => AppealPolicy.Confirm(each, Clerk(attempt.Who(0)), true, null, attempt.Context.Now),
            (each, attempt) =>
                Any(
                    ReexaminationPolicy.Request(
                        each,
                        SampleReexaminations.Asking with
                        {
                            ReceivedOn = attempt.Context.Today,
                            DocumentIds = ["d5"],
                        },
                        Clerk(attempt.Who(0)),
                        attempt.Context
                    )
                ),
            (each, attempt) => ReexaminationPolicy.Confirm(each, Clerk(attempt.Who(0)), true, null, attempt.Context.Now),
            (each, attempt) => Any(Recuse(each, attempt, asking: null)),
            (each, attempt) => Any(Recuse(each, attempt, Directory.Find(attempt.Who(0)))),
            (each, attempt) => Any(DecideRecusal(each, attempt)),
            (each, attempt) =>
                ProposalPolicy.ReconfirmProposal(each, Seat(CaseSeat.Investigator, attempt.Who(0)), true, null, attempt.Context.Now),
            (each, attempt) =>
                ProposalPolicy.ReconfirmProposal(each, Seat(CaseSeat.Investigator, attempt.Who(0)), false, "证据不足", attempt.Context.Now),
            (each, attempt) => Decide(each, TermChoice.Suspend, attempt),
            (each, attempt) => Decide(each, TermChoice.Resume, attempt),
            (each, attempt) => Decide(each, TermChoice.Extend, attempt),
        ];

    private static Result<HearingArranged> Arrange(IntegrityCase integrityCase, Try attempt) =>
        HearingPolicy.Arrange(
            integrityCase,
            new HearingArrangementForm
            {
                On = attempt.Context.Today.AddDays(8),
                At = new TimeOnly(9, 30),
                Place = "会议室",
                Chair = attempt.Who(0),
                IsPublic = true,
            },
            Directory,
            Number(LetterSeries.Hearing),
            attempt.Context
        );

    private static Result<RecusalRequested> Recuse(IntegrityCase integrityCase, Try attempt, Officer? asking) =>
        RecusalPolicy.Ask(
            integrityCase,
            new RecusalForm { Officer = attempt.Who(0), Reason = "有利害关系" },
            asking,
            Directory,
            attempt.Context.Now
        );

    private static Result<RecusalDecided> DecideRecusal(IntegrityCase integrityCase, Try attempt) =>
        RecusalPolicy.Decide(
            integrityCase,
            new RecusalRulingForm { Grants = attempt.Person % 2 == 0, Reason = "属实" },
            Seat(RecusalPolicy.DecidingSeat(integrityCase), attempt.Who(0)),
            Directory,
            attempt.Context.Now
        );

    private static Result<Fact> Decide(IntegrityCase integrityCase, TermChoice choice, Try attempt) =>
        CaseTermPolicy.Decide(
            integrityCase,
            new TermForm
            {
                Choice = choice,
                Reason = "等待鉴定结论。",
                ReviewBy = attempt.Context.Today.AddDays(30),
            },
            Seat(CaseSeat.Decider, attempt.Who(0)),
            attempt.Context
        );
}
