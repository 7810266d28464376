using CreditFunctions.Core.Cases;
using CreditFunctions.Core.Rules;
using CreditFunctions.Core.Staff;
using static CreditFunctions.Core.Tests.Cases.SampleCases;
using static CreditFunctions.TestSupport.Domain.Samples;

namespace CreditFunctions.Core.Tests.Cases;

/// <summary>调查期限: extended once, and without the days of a suspension.</summary>
public sealed class CaseTermPolicyTests
{
    private static readonly StaffDirectory Directory = new()
    {
        Officers =
        [
            new Officer("li", "李", "li@keji.example", [DeskRole.CaseOfficer]),
            new Officer("wu", "吴", "wu@keji.example", [DeskRole.Leader]),
        ],
    };

    [Theory]
    // Six months after 2025-08-17 fall into the Spring Festival of 2026, which ends on 02-23; 2026-02-14 and 02-28 are working days.
    [InlineData("2025-08-15", "2026-02-24")]
    [InlineData("2025-08-14", "2026-02-14")]
    [InlineData("2025-08-28", "2026-02-28")]
    // The last day of a month without that day.
    [InlineData("2025-08-31", "2026-02-28")]
    public void Begin_SixMonths_EndsOnAWorkingDay(string from, string last)
    {
        var term = CaseTermPolicy.Begin(On(from));

        Assert.Equal((last, 6, false), ($"{term.Until.LastDay:yyyy-MM-dd}", term.Months, term.IsExtended));
        Assert.Equal("cases.clock", term.Until.RuleId);
    }

    [Fact]
    public void Opened_AndTakenIn_BeginTheTerm()
    {
        Assert.Equal(Today, Opened().InvestigationTerm!.From);
        Assert.Null(Noted().InvestigationTerm);
        Assert.Equal(Today, TakenIn().InvestigationTerm!.From);
    }

    [Fact]
    public void Extend_OnceBeforeItsEnd_IsCountedFromTheIntake()
    {
        var until = Opened().InvestigationTerm!.Until.At;

        var extended = Apply(Opened(), TermChoice.Extend, Context(until.AddTicks(-1)));

        Assert.Equal((12, true), (extended.InvestigationTerm!.Months, extended.InvestigationTerm.IsExtended));
        Assert.True(extended.InvestigationTerm.Until.At > until.AddMonths(5));
        Assert.Equal(["investigation-cannot-be-extended"], Codes(Decide(extended, TermChoice.Extend, Context())));
        Assert.Equal(["investigation-cannot-be-extended"], Codes(Decide(Opened(), TermChoice.Extend, Context(until))));
        Assert.Equal(["investigation-cannot-be-extended"], Codes(Decide(Noticed(), TermChoice.Extend, Context())));
    }

    [Fact]
    public void Suspended_DaysDoNotCount()
    {
        var suspended = Apply(Opened(), TermChoice.Suspend, Context());
        Assert.Equal(CaseState.Suspended, suspended.State);
        Assert.Equal(["case-move-is-not-legal"], Codes(ProposalPolicy.Propose(suspended, Banning, Investigators[0], Context())));
        Assert.Equal(["investigation-cannot-be-extended"], Codes(Decide(suspended, TermChoice.Extend, Context())));

        var resumed = Apply(suspended, TermChoice.Resume, Context(Now.AddDays(40)));

        Assert.Equal((CaseState.Investigation, 40), (resumed.State, resumed.InvestigationTerm!.SuspendedDays));
        var nominal = Today.AddMonths(6).AddDays(40);
        Assert.InRange(resumed.InvestigationTerm.Until.LastDay, nominal, nominal.AddDays(12));
        var again = Apply(Apply(resumed, TermChoice.Suspend, Context(Now.AddDays(50))), TermChoice.Resume, Context(Now.AddDays(53)));
        Assert.Equal(43, again.InvestigationTerm!.SuspendedDays);
        var extended = Apply(again, TermChoice.Extend, Context(Now.AddDays(60)));
        nominal = Today.AddMonths(12).AddDays(43);
        Assert.InRange(extended.InvestigationTerm!.Until.LastDay, nominal, nominal.AddDays(12));
    }

    /// <summary>A suspension would extend a term that has ended.</summary>
    [Fact]
    public void Suspend_AfterTheEnd_IsRefused()
    {
        var until = Opened().InvestigationTerm!.Until.At;

        Assert.True(Decide(Opened(), TermChoice.Suspend, Context(until.AddTicks(-1))).IsSuccess);
        Assert.Equal(["investigation-term-has-passed"], Codes(Decide(Opened(), TermChoice.Suspend, Context(until))));
    }

    [Fact]
    public void Suspend_NeedsReasonAndDay_AndTheLeaderAlone()
    {
        var empty = CaseTermPolicy.Decide(Opened(), new TermForm { Choice = TermChoice.Suspend }, Leader[0], Context());

        Assert.Equal(["termReason", "reviewBy"], empty.Errors.Select(error => error.Field));
        var late = Form(TermChoice.Suspend) with { ReviewBy = Today.AddMonths(6).AddDays(1) };
        Assert.Equal(["reviewBy"], CaseTermPolicy.Decide(Opened(), late, Leader[0], Context()).Errors.Select(error => error.Field));
        var own = CaseTermPolicy.Decide(Opened(), Form(TermChoice.Suspend), Seat(CaseSeat.Decider, "li"), Context());
        Assert.Equal(["seat-is-not-separate"], Codes(own));
        Assert.Equal(["wu"], CaseActPolicy.EligibleFor(Opened(), CaseAct.DecideTerm, Directory).Select(officer => officer.Id));
        Assert.Empty(CaseActPolicy.EligibleFor(Noticed(), CaseAct.DecideTerm, Directory));
    }

    [Fact]
    public void Asked_InvestigatorsAreRemindedBeforeTheEnd_AndALeaderIsReportedAfterIt()
    {
        var term = Opened().InvestigationTerm!;
        var asked = Opened().Apply(CaseAskPolicy.Ask(Opened(), Directory, Context()).Value);

        Assert.Equal((CaseAct.Propose, term.Until.At), (asked.Asked!.Act, asked.Asked.Due.At));
        var before = Context().Calendar.WorkingDayBefore(term.Until.LastDay, 20);
        Assert.Equal(before, asked.Asked.RemindAfter.LastDay);
        Assert.Equal(new CasePosition(CaseDue.Nothing, asked.Asked.RemindAfter.At), CaseProcedure.NextOf(asked, null, Now));
        Assert.Equal(CaseDue.RemindOfficers, CaseProcedure.NextOf(asked, null, asked.Asked.RemindAfter.At).Due);
        Assert.Equal(CaseDue.Escalate, CaseProcedure.NextOf(asked, null, term.Until.At).Due);
        Assert.Equal(["wu"], CaseAskPolicy.Escalate(asked, Directory, term.Until.At).Value.Officers.AsEnumerable());

        // An extension notifies them again, with the new term.
        var extended = Apply(asked, TermChoice.Extend, Context());
        Assert.Null(extended.Asked);
        Assert.Equal(extended.InvestigationTerm!.Until, CaseAskPolicy.Ask(extended, Directory, Context()).Value.Asked.Due);
    }

    [Fact]
    public void Asked_WhileSuspended_TheLeaderLooksAtItAgain()
    {
        var suspended = Apply(Opened(), TermChoice.Suspend, Context());

        var asked = CaseAskPolicy.Ask(suspended, Directory, Context()).Value.Asked;

        Assert.Equal(CaseAct.ResumeInvestigation, asked.Act);
        Assert.Equal(["wu"], asked.Officers.AsEnumerable());
        Assert.InRange(asked.Due.LastDay, Today.AddDays(30), Today.AddDays(42));
    }

    private static ActContext On(string day) => Context(At(DateOnly.Parse(day, System.Globalization.CultureInfo.InvariantCulture)));

    private static TermForm Form(TermChoice choice) =>
        new()
        {
            Choice = choice,
            Reason = "等待鉴定结论。",
            ReviewBy = Today.AddDays(60),
        };

    private static Result<Fact> Decide(IntegrityCase integrityCase, TermChoice choice, ActContext context) =>
        CaseTermPolicy.Decide(integrityCase, Form(choice) with { ReviewBy = context.Today.AddDays(30) }, Leader[0], context);

    private static IntegrityCase Apply(IntegrityCase integrityCase, TermChoice choice, ActContext context) =>
        integrityCase.Apply(Decide(integrityCase, choice, context).Value);
}
