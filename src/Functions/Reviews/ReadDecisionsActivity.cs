using CreditFunctions.Core.Reviews;

namespace CreditFunctions.Functions.Reviews;

/// <summary>All the tasks that a procedure waits for at one time.</summary>
public sealed record AskedTasks(IReadOnlyList<OpenedTasks> Steps);

/// <summary>What came of tasks so far.</summary>
/// <param name="Outcomes">One <see cref="Decision.ToOutcome"/> for each that is decided, in the order in which they were asked.</param>
/// <param name="AreComplete">Whether all are decided.</param>
public sealed record DecidedTasks(IReadOnlyList<string> Outcomes, bool AreComplete);

/// <summary>Reads what people decided. The procedure learns the outcome in one word; the rest stays in the rows.</summary>
public sealed class ReadDecisionsActivity(TaskDesk desk)
{
    [Function(nameof(ReadDecisionsActivity))]
    public async Task<DecidedTasks> RunAsync([ActivityTrigger] AskedTasks asked, CancellationToken cancellationToken)
    {
        var outcomes = new List<string>();
        foreach (var step in asked.Steps)
        {
            foreach (var task in step.Tasks)
            {
                if (await desk.FindDecisionAsync(step.RecordKind, step.RecordId, TaskKey.Of(task), cancellationToken) is { } decided)
                {
                    outcomes.Add(decided.Decision.ToOutcome());
                }
            }
        }

        return new DecidedTasks(outcomes, outcomes.Count == asked.Steps.Sum(step => step.Tasks.Count));
    }
}
