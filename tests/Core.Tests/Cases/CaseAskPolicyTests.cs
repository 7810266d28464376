using CreditFunctions.Core.Cases;
using CreditFunctions.Core.Staff;
using static CreditFunctions.Core.Tests.Cases.SampleCases;
using static CreditFunctions.TestSupport.Domain.Samples;

namespace CreditFunctions.Core.Tests.Cases;

public sealed class CaseAskPolicyTests
{
    private static readonly Officer Li = Named("li", DeskRole.CaseOfficer);
    private static readonly Officer Zhou = Named("zhou", DeskRole.IntegrityOfficer);
    private static readonly Officer Fa = Named("fa", DeskRole.LegalReviewer);
    private static readonly Officer Wu = Named("wu", DeskRole.Leader);
    private static readonly Officer Sun = Named("sun", DeskRole.StaffManager);
    private static readonly StaffDirectory Directory = new() { Officers = [Li, Zhou, Fa, Wu, Sun] };

    [Fact]
    public void Ask_NextAct_GoesToWhoeverMayDoItWithItsTerm()
    {
        var asked = CaseAskPolicy.Ask(Proposed(), Directory, Context()).Value.Asked;

        Assert.Equal((1, CaseAct.Confirm), (asked.Number, asked.Act));
        Assert.Equal(["zhou"], asked.Officers.AsEnumerable());
        Assert.Equal(("tasks.reminderWorkingDays", 2), (asked.RemindAfter.RuleId, asked.RemindAfter.Term.Count));
        Assert.Equal(("tasks.escalationWorkingDays", 5), (asked.Due.RuleId, asked.Due.Term.Count));
    }

    [Fact]
    public void Ask_WhileSomebodyIsOnLeave_GoesToTheOthers_OrToThemWhereNobodyElseMay()
    {
        var away = new Leave(1, Today, Today, "fa", "休假");
        var without = Directory with { Officers = [Li with { Leaves = [away] }, Zhou, Fa, Wu, Sun] };
        var nobody = Directory with { Officers = [Li with { Leaves = [away] }, Zhou with { Leaves = [away] }, Fa, Wu, Sun] };

        Assert.Equal(["zhou"], CaseAskPolicy.Ask(Opened(), without, Context()).Value.Asked.Officers.AsEnumerable());
        Assert.Equal(["li", "zhou"], CaseAskPolicy.Ask(Opened(), nobody, Context()).Value.Asked.Officers.AsEnumerable());
    }

    [Fact]
    public void Ask_TwiceOrForThePartysAct_IsRefused()
    {
        Assert.Equal(["case-act-is-not-asked"], Codes(CaseAskPolicy.Ask(Asked(), Directory, Context())));
        Assert.Equal(["case-act-is-not-asked"], Codes(CaseAskPolicy.Ask(AdvanceNoticeServed(), Directory, Context())));
        Assert.Equal(["case-act-is-not-asked"], Codes(CaseAskPolicy.Ask(Served(), Directory, Context())));
    }

    [Fact]
    public void Procedure_AnActThatNobodyDoes_IsAskedRemindedAndEscalated()
    {
        Assert.Equal(CaseDue.AskOfficers, CaseProcedure.NextOf(Proposed(), null, Now).Due);
        var asked = Asked();
        var (remind, due) = (asked.Asked!.RemindAfter.At, asked.Asked.Due.At);

        Assert.Equal(new CasePosition(CaseDue.Nothing, remind), CaseProcedure.NextOf(asked, null, Now));
        Assert.Equal(new CasePosition(CaseDue.Nothing, remind), CaseProcedure.NextOf(asked, null, remind.AddTicks(-1)));
        Assert.Equal(CaseDue.RemindOfficers, CaseProcedure.NextOf(asked, null, remind).Due);
        Assert.Equal(["case-act-is-not-asked"], Codes(CaseAskPolicy.Remind(asked, Directory, Context(remind.AddTicks(-1)))));

        var reminded = asked.Apply(CaseAskPolicy.Remind(asked, Directory, Context(remind)).Value);
        Assert.Equal(1, reminded.Asked!.Reminders);
        Assert.Equal(CaseDue.Nothing, CaseProcedure.NextOf(reminded, null, remind).Due);
        Assert.Equal(CaseDue.Escalate, CaseProcedure.NextOf(reminded, null, due).Due);

        var escalation = CaseAskPolicy.Escalate(reminded, Directory, due).Value;
        Assert.Equal(["wu"], escalation.Officers.AsEnumerable());
        Assert.NotEqual(CaseDue.Escalate, CaseProcedure.NextOf(reminded.Apply(escalation), null, due).Due);
        Assert.Equal(["case-act-is-not-asked"], Codes(CaseAskPolicy.Escalate(reminded.Apply(escalation), Directory, due)));
    }

    [Fact]
    public void Escalate_AnActOfTheLeaders_GoesToWhoeverKeepsTheDirectory()
    {
        var asked = Reviewed().Apply(CaseAskPolicy.Ask(Reviewed(), Directory, Context()).Value);

        Assert.Equal(["wu"], asked.Asked!.Officers.AsEnumerable());
        Assert.Equal(["sun"], CaseAskPolicy.Escalate(asked, Directory, asked.Asked.Due.At).Value.Officers.AsEnumerable());
    }

    [Fact]
    public void Escalate_AnActThatNobodyMayDo_IsDueAtOnce()
    {
        var without = Directory with { Officers = [Li, Zhou, Wu, Sun] };
        var asked = UnderReview().Apply(CaseAskPolicy.Ask(UnderReview(), without, Context()).Value);

        Assert.Empty(asked.Asked!.Officers.AsEnumerable());
        Assert.True(CaseAskPolicy.IsEscalationDue(asked.Asked, Now));
        Assert.Equal(["sun"], CaseAskPolicy.Escalate(asked, without, Now).Value.Officers.AsEnumerable());
        var remind = asked.Asked.RemindAfter.At;
        Assert.Equal(["fa"], CaseAskPolicy.Remind(asked, Directory, Context(remind)).Value.Officers.AsEnumerable());
    }

    [Fact]
    public void Apply_WhoeverActs_EndsTheAsking()
    {
        var noticed = Asked().Apply(Confirm(Asked()).Value);

        Assert.Null(noticed.Asked);
        Assert.Equal(2, CaseAskPolicy.Ask(noticed, Directory, Context()).Value.Asked.Number);
    }

    [Fact]
    public void RemindParty_OnceBeforeItsTermEnds_UnlessItHasAnswered()
    {
        var served = AdvanceNoticeServed();
        var until = served.Notice!.DefenceUntil!;
        var at = served.Notice.RemindAt!.Value;
        Assert.InRange(at, Now, until.At);

        var reminded = served.Apply(CaseAskPolicy.RemindParty(served, until, at).Value);
        Assert.Null(reminded.Notice!.RemindAt);
        Assert.Equal(["defence-is-given"], Codes(CaseAskPolicy.RemindParty(reminded, until, at)));
        Assert.Equal(["defence-is-given"], Codes(CaseAskPolicy.RemindParty(Defended(), until, at)));
    }

    private static IntegrityCase Asked() => Proposed().Apply(CaseAskPolicy.Ask(Proposed(), Directory, Context()).Value);

    private static Officer Named(string id, params DeskRole[] roles) => new(id, id, $"{id}@keji.example", [.. roles]);
}
