using CreditFunctions.Core.Applications;
using CreditFunctions.Core.Projects;
using static CreditFunctions.Core.Tests.Projects.ProjectText;

namespace CreditFunctions.Core.Tests.Projects;

/// <summary>Who makes each move of the table that follows an award.</summary>
public sealed class ProjectMovesTests
{
    [Fact]
    public void EveryMoveAfterTheAward_IsMadeByAnActOfTheProject()
    {
        var made = Paths().SelectMany(MovesOf).ToHashSet();

        var after = ApplicationMoves.Table.Where(line =>
            line.From is >= ApplicationState.Awarded and <= ApplicationState.Closed or ApplicationState.Revoked
        );
        Assert.Equal(after.Order(ByName), made.Order(ByName));
    }

    private static Comparer<LegalMove> ByName { get; } =
        Comparer<LegalMove>.Create((one, other) => string.CompareOrdinal($"{one}", $"{other}"));

    private static IEnumerable<Project> Paths()
    {
        var running = Implementing().Paid();
        foreach (var outcome in new[] { AcceptanceOutcome.Pass, AcceptanceOutcome.Conclude, AcceptanceOutcome.Fail })
        {
            var decided = running.Reported(100_000).Decided(AcceptanceOutcome.Rectify).Reported(100_000).Decided(outcome);
            if (outcome == AcceptanceOutcome.Fail)
            {
                decided = decided.Noted(300);
                decided = decided.Apply(RecoveryPolicy.Order(decided, 0, default, "feng", "不追缴", At(300)).Value);
            }

            yield return decided.Apply(ProjectPolicy.Archive(decided, "2026-KJXM-0001", At(300)).Value);
        }

        var checkedOnce = running.Risky(50).Checked(1, CheckOutcome.Rectify, 51);
        yield return checkedOnce.ReportedOnTheWay(1000, 60);
        foreach (var terminated in new[] { running, checkedOnce, running.Reported(1000) })
        {
            var asked = terminated.Apply(
                ChangePolicy.Request(terminated, new ChangeForm { Kind = ChangeKind.Termination, Reason = "水灾" }, At(52), Seal).Value
            );
            yield return asked.Apply(ChangePolicy.Decide(asked, 1, agrees: true, "feng", "同意", At(53)).Value);
        }

        var overdue = running.Apply(RevocationPolicy.Ask(running, At(1200)).Value);
        yield return overdue.Apply(RevocationPolicy.Decide(overdue, revokes: true, "feng", "逾期", At(1200)).Value);
        var reported = running.Reported(1000);
        var ended = new[] { AcceptanceOutcome.Pass, AcceptanceOutcome.Conclude, AcceptanceOutcome.Fail }.Select(each =>
            reported.Decided(each)
        );
        foreach (var revoked in ended.Concat([Awarded(), Awarded().Proposed(), running, checkedOnce, reported]))
        {
            yield return revoked.RevokedByCase(Case, 400).Reversed(Case, 430);
        }

        foreach (var unsigned in new[] { Awarded(), Awarded().Proposed() })
        {
            yield return unsigned.Apply(ContractPolicy.Lapse(unsigned, At(60)).Value);
        }
    }

    private static IEnumerable<LegalMove> MovesOf(Project project)
    {
        var (before, state) = (ApplicationState.Awarded, ApplicationState.Awarded);
        foreach (var move in project.Moves)
        {
            var to = ApplicationMoves.Move(state, move, before).Value;
            yield return new LegalMove(state, move, to);
            (before, state) = (state, to);
        }
    }
}
