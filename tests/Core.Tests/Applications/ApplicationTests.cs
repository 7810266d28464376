using CreditFunctions.Core.Applications;
using CreditFunctions.Core.CreditChecks;
using CreditFunctions.Core.Documents;
using CreditFunctions.Core.Reviews;
using CreditFunctions.Core.Reviews.Steps;
using static CreditFunctions.TestSupport.Domain.Samples;

namespace CreditFunctions.Core.Tests.Applications;

public sealed class ApplicationTests
{
    [Fact]
    public void Apply_CommitmentAgain_ReplacesThatPartysAlone()
    {
        var again = Commitment("u1") with { SignerName = "李示例" };

        var application = CompleteDraft().Apply(new CommitmentSigned(again));

        Assert.Equal([Commitment("p1"), again], application.Commitments.ToArray());
    }

    [Fact]
    public void Apply_DocumentOfTheSameKind_ReplacesIt()
    {
        var application = CompleteDraft().Apply(new DocumentRegistered(Document("d3", "proposal")));

        Assert.Equal(["d2", "d3"], application.Documents.Select(document => document.Id));
    }

    [Fact]
    public void Apply_Evidence_StandsBesideEarlierEvidence()
    {
        var application = CompleteDraft()
            .Apply(new DocumentRegistered(Document("e1", DocumentPolicy.EvidenceKind)))
            .Apply(new DocumentRegistered(Document("e2", DocumentPolicy.EvidenceKind)));

        Assert.Equal(["d1", "d2", "e1", "e2"], application.Documents.Select(document => document.Id));
    }

    [Fact]
    public void Apply_Submission_KeepsItsInstantThroughLaterMoves()
    {
        var submitted = CompleteDraft().Apply(Moved(ApplicationMove.Submit, ApplicationState.Submitted, ClosesAt.AddTicks(-1)));

        var later = submitted.Apply(Moved(ApplicationMove.BeginFormatCheck, ApplicationState.FormatCheck, ClosesAt.AddDays(1)));

        Assert.Equal((ApplicationState.FormatCheck, ClosesAt.AddTicks(-1)), (later.State, later.SubmittedAt));
    }

    [Fact]
    public void Apply_MissedClosing_LeavesNoInstantOfSubmission() =>
        Assert.Null(Draft().Apply(Moved(ApplicationMove.MissClosing, ApplicationState.NotSubmitted, ClosesAt)).SubmittedAt);

    [Fact]
    public void Apply_Hold_LiesOnTheStateAndLeavesIt()
    {
        var hold = new Hold("reason", "basis", Now, Now.AddDays(14));

        var application = (Draft() with { State = ApplicationState.CreditChecking }).Apply(new HoldPlaced(hold));

        Assert.Equal((ApplicationState.CreditChecking, hold), (application.State, Assert.Single(application.Holds)));
    }

    [Fact]
    public void Apply_CreditCheckAgain_KeepsBothInOrder()
    {
        var first = new CreditCheck("u1", Sources.CreditChina, CreditOutcome.SourceDown, "", null, null, Now, Now);
        var second = first with { Outcome = CreditOutcome.Clear };

        Assert.Equal([first, second], Draft().Apply(new CreditChecked([first])).Apply(new CreditChecked([second])).CreditChecks.ToArray());
    }

    [Fact]
    public void Apply_FactOfATask_ChangesNothing()
    {
        var task = new TaskKey(ReviewStep.Of<FormatCheckStep>(), "", 1, "li-jingban");

        var application = CompleteDraft();

        Assert.Same(application, application.Apply(new TaskOpened(task, "link", Guide().Staff[0], Now)));
        Assert.Same(
            application,
            application.Apply(new DecisionRecorded(task, new FormatCheckDecision(FormatCheckChoice.Admit, "齐全"), Now))
        );
    }

    private static ApplicationMoved Moved(ApplicationMove move, ApplicationState to, DateTimeOffset at) =>
        new(move, ApplicationState.Draft, to, "", at);
}
