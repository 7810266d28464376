using CreditFunctions.Core.Reviews.Steps;
using CreditFunctions.Functions.Reviews.Kinds;

namespace CreditFunctions.Functions.Reviews;

/// <summary>Tasks as JSON, with everything that a program needs to decide them.</summary>
public sealed class TaskViews(TaskDetailsReader reader, TaskKinds kinds)
{
    public async Task<TaskView> OfAsync(OpenedTask task, string token, CancellationToken cancellationToken)
    {
        if (task is { IsOver: true, Link: var link, Decided: { } decided })
        {
            return new TaskView(
                link.Task.Step,
                link.RoundId,
                task.MayRead ? link.Task.OfficerId : null,
                task.MayRead ? link.OfficerName : null,
                link.ExpiresAt,
                null,
                [],
                null,
                decided.DecidedAt
            )
            {
                Outcome = decided.Decision.ToOutcome(),
            };
        }

        if (!task.MayRead)
        {
            return new TaskView(task.Link.Task.Step, task.Link.RoundId, null, null, task.Link.ExpiresAt, null, [], null, null)
            {
                CodeIsNeeded = true,
            };
        }

        var details = await reader.GatherAsync(task, cancellationToken);
        var folder = $"/tasks/{token}/documents";
        var view = new TaskView(
            details.Step,
            details.Guide.Id.Value,
            task.Link.Task.OfficerId,
            task.Link.OfficerName,
            task.Link.ExpiresAt,
            details.Application is not { } application ? null
                : details.AreMaterialsClosed ? TaskApplicationView.BeforeDeclaration(application)
                : TaskApplicationView.WithDocuments(application, task.Application is null ? $"{folder}/{application.Id}" : folder),
            details.Fields.FirstOrDefault(field => field.Kind == StepFieldKind.Choice)?.Options ?? [],
            task.Decided?.Decision,
            task.Decided?.DecidedAt
        );
        return await kinds.Of(details.Step).ViewAsync(view, details, folder, cancellationToken);
    }
}
