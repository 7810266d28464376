using CreditFunctions.Core.Calendar;
using CreditFunctions.Core.Reviews;
using CreditFunctions.Core.Reviews.Steps;
using CreditFunctions.Core.Rounds;
using CreditFunctions.Functions.Reviews.Kinds;
using CreditFunctions.Functions.Rounds;

namespace CreditFunctions.Functions.Reviews;

/// <summary>Reads what a task is decided on.</summary>
public sealed class TaskDetailsReader(RoundDirectory directory, TaskKinds kinds, TimeProvider time)
{
    public async Task<TaskDetails> GatherAsync(OpenedTask task, CancellationToken cancellationToken)
    {
        var details = new TaskDetails(task, await GuideOfAsync(task, cancellationToken)) { Application = task.Application };
        details = await kinds.Of(details.Step).GatherAsync(details, cancellationToken);
        return details with { Fields = details.Step.Definition().FieldsOf(Begin(task, details.Guide)) };
    }

    public async Task<DecisionContext> JudgeAsync(OpenedTask task, CancellationToken cancellationToken)
    {
        var guide = await GuideOfAsync(task, cancellationToken);
        return await kinds.Of(task.Link.Task.Step).JudgeAsync(Begin(task, guide), task, cancellationToken);
    }

    private DecisionContext Begin(OpenedTask task, RoundGuide guide) =>
        new(guide, task.Application, task.Batch, task.Link.Task, BeijingTime.DateOf(time.GetUtcNow()));

    // An application uses the guide version that it pins.
    private Task<RoundGuide> GuideOfAsync(OpenedTask task, CancellationToken cancellationToken) =>
        task.Application is { } application
            ? directory.GetAsync(application, cancellationToken)
            : directory.GetAsync(task.Round!.Guide.Id.Value, cancellationToken);
}
