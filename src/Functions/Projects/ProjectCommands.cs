using CreditFunctions.Core;
using CreditFunctions.Core.Notifications;
using CreditFunctions.Core.Projects;
using CreditFunctions.Core.Rules;
using CreditFunctions.Functions.Procedure;
using CreditFunctions.Functions.Storage;
using Microsoft.DurableTask.Client;

namespace CreditFunctions.Functions.Projects;

/// <summary>Records acts of unit and investigator in a project, by their links.</summary>
public sealed class ProjectCommands(ProjectRecorder recorder, ActContexts contexts)
{
    /// <param name="name">Of the act, for the fact key.</param>
    /// <param name="alsoOwed">Mails beside those to unit and investigator.</param>
    public async Task<Result<Fact>> RecordAsync(
        OpenedProject opened,
        string name,
        Func<Project, ActContext, Result<Fact>> decide,
        DurableTaskClient client,
        CancellationToken cancellationToken,
        Func<Project, Fact, IEnumerable<OwedNotification>>? alsoOwed = null
    )
    {
        if (!contexts.Of(opened.Project.RuleVersion).TryGet(out var context, out var errors))
        {
            return errors;
        }

        var recording = await recorder.RecordAsync(
            opened.Project.Id,
            $"{name}|{opened.Stored.AuditHead.Sequence}",
            project => decide(project, context),
            opened.Sign(context.Now),
            client,
            cancellationToken,
            alsoOwed
        );
        return recording.ToResult();
    }
}
