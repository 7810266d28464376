using CreditFunctions.Core;
using CreditFunctions.Core.Applications;
using CreditFunctions.Core.Reviews;
using CreditFunctions.Core.Reviews.Steps;
using CreditFunctions.Functions.Procedure;
using CreditFunctions.Functions.Reviews;
using CreditFunctions.Functions.Reviews.Kinds;
using CreditFunctions.Functions.Tasks;

namespace CreditFunctions.Functions.Awards;

/// <summary>Tasks of experts: a session on the applications of a review batch.</summary>
internal sealed class SessionTasks(PanelSessions panels) : TaskKind
{
    public override StepDetails Details => StepDetails.Session;

    public override async Task<DecisionContext> JudgeAsync(DecisionContext context, OpenedTask task, CancellationToken cancellationToken) =>
        context with
        {
            Session = await panels.SessionOfAsync(task, context.Guide, cancellationToken),
        };

    public override async Task<TaskView> ViewAsync(
        TaskView view,
        TaskDetails details,
        string folder,
        CancellationToken cancellationToken
    ) => view with { Session = Panel(await panels.ReadAsync(details.Task, cancellationToken), folder) };

    protected override string InstanceOf(TaskLink link) => InstanceIds.OfBatch(link.Record.Id, TaskSubjects.NumberOf(link.Task.Subject));

    public override async Task<Result<Application>> OpenApplicationAsync(
        OpenedTask task,
        ApplicationId id,
        CancellationToken cancellationToken
    ) => await panels.OpenAsync(task, id, cancellationToken);

    private static PanelView Panel(PanelSession panel, string folder) =>
        new(
            [
                .. DecisionPolicy
                    .CriteriaOf(panel.Guide)
                    .Select(criterion => new CriterionView(criterion.Id, criterion.Name, criterion.Weight)),
            ],
            panel.Declared is not null,
            [
                .. panel.Applications.Select(application => new PanelApplicationView(
                    panel.MayRead(application.Id)
                        ? TaskApplicationView.WithDocuments(application, $"{folder}/{application.Id}")
                        : TaskApplicationView.Of(application) with
                        {
                            Abstract = "",
                        },
                    panel.MayConflict(application),
                    panel.RecusalOf(application.Id)
                )),
            ]
        );
}
