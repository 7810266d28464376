using CreditFunctions.Core;
using CreditFunctions.Core.Applications;
using CreditFunctions.Core.Audit;
using CreditFunctions.Core.CreditChecks;
using CreditFunctions.Core.Reviews;
using CreditFunctions.Core.Reviews.Steps;
using CreditFunctions.Core.Rounds;
using CreditFunctions.Core.Staff;
using CreditFunctions.Functions.Desk;
using CreditFunctions.Pages.Desk;

namespace CreditFunctions.Functions.Tests.Desk;

/// <summary>The trace of an application names who acted, in which role and on which basis; nobody else stands in their place.</summary>
public sealed class DeskEventTests
{
    private static readonly RoundGuide Guide = Samples.Guide();
    private static readonly StaffMember CaseOfficer = Guide.Holding(StaffRole.CaseOfficer).First();
    private static readonly StaffMember Leader = Guide.Holding(StaffRole.Leader).First();
    private static readonly TaskKey Task = new(ReviewStep.Of<FormatCheckStep>(), "", 1, CaseOfficer.Id);

    [Fact]
    public void Of_TaskThatTheProcedureOpened_NamesTheAssigneeApart()
    {
        var opened = EventOf(Signature.Procedure(Samples.Now, "Guide"), new TaskOpened(Task, "link", CaseOfficer, Samples.Now));

        Assert.Equal(("procedure", "Procedure", CaseOfficer.Name), (opened.Actor, opened.Role, opened.Assignee));
        Assert.Null(opened.Reason);
    }

    [Fact]
    public void Of_Decision_NamesWhoDecidedInWhichRole()
    {
        var signature = new Signature(Leader.Id, "Leader", Samples.Now) { Basis = "Finding" };
        var decided = EventOf(
            signature,
            new DecisionRecorded(
                Task with
                {
                    Step = ReviewStep.Of<FindingStep>(),
                },
                new FindingDecision(FindingRuling.Dismiss, "重名"),
                Samples.Now
            )
        );

        Assert.Equal((Leader.Name, "Leader", "Finding", "重名"), (decided.Actor, decided.Role, decided.Basis, decided.Reason));
    }

    /// <summary>The page says who acted as the audit chain does, whatever the fact holds.</summary>
    [Theory]
    [InlineData("li-jingban", "CaseOfficer", "CreditQueries")]
    [InlineData("procedure", "Procedure", "creditCheck.sources@2026.1")]
    public void Of_Query_NamesWhoeverSignedIt(string actor, string role, string basis)
    {
        var check = new CreditCheck(
            "u1",
            Sources.CourtEnforcement,
            CreditOutcome.Clear,
            "未查到",
            "evidence",
            null,
            Samples.Now,
            Samples.Now.AddDays(30)
        )
        {
            OfficerId = CaseOfficer.Id,
        };

        var queried = EventOf(new Signature(actor, role, Samples.Now) { Basis = basis }, new CreditChecked([check]));

        Assert.Equal((actor == CaseOfficer.Id ? CaseOfficer.Name : actor, role, basis), (queried.Actor, queried.Role, queried.Basis));
        Assert.Equal(Sources.CourtEnforcement, Assert.Single(queried.Sources));
    }

    [Fact]
    public void Of_ReasonWithANumber_IsMasked()
    {
        var moved = EventOf(
            Signature.Procedure(Samples.Now, "Guide"),
            new ApplicationMoved(
                ApplicationMove.RefuseAdmission,
                ApplicationState.FormatCheck,
                ApplicationState.NotAdmitted,
                "220802188503070196不符",
                Samples.Now
            )
        );

        Assert.DoesNotContain("188503070196", moved.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void Of_DraftThatWasChanged_CarriesWhatItOverwrote()
    {
        var application = Samples.Draft();
        var form = Samples.Form() with
        {
            Title = "新题目",
            Parties = [Samples.LeadUnitForm, Samples.InvestigatorForm with { CitizenId = null }],
        };
        var changed = ApplicationPolicy.Change(application, Guide, form, Samples.Intake, Samples.Now).Value;

        var shown = EventOf(Signature.Applicant(Samples.Now), changed);

        Assert.Equal([new FieldDifference("title", application.Title, "新题目")], shown.Differences.AsEnumerable());
    }

    private static DeskEvent EventOf(Signature signature, Fact fact)
    {
        var record = AuditChain.Append(
            AuditHead.StartOf("a"),
            new AuditEntry(signature, fact.GetType().Name),
            ReadOnlyMemory<byte>.Empty,
            new byte[32]
        );
        return DeskEvents.Of(record.Envelope, fact, new StaffDirectory(), Guide);
    }
}
