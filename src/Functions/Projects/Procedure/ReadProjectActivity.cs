using CreditFunctions.Core;
using CreditFunctions.Core.Applications;
using CreditFunctions.Core.Projects;
using CreditFunctions.Core.Reviews;
using CreditFunctions.Core.Rules;
using CreditFunctions.Functions.Procedure;
using CreditFunctions.Functions.Storage;
using Microsoft.Azure.Functions.Worker;

namespace CreditFunctions.Functions.Projects;

/// <summary>A move that the application still has to make.</summary>
/// <param name="Ordinal">1 for the first time that the project makes it.</param>
public sealed record OwedMove(ApplicationMove Move, int Ordinal);

/// <summary>A decision that is requested from officers.</summary>
public sealed record AskedOfProject(ReviewStep Step, string Subject, int Ordinal);

/// <summary>The next step of the procedure of a project.</summary>
/// <param name="Until">If nothing is due: when to check again; null if only people can move it.</param>
/// <param name="Instalment">The instalment to check; otherwise 0.</param>
/// <param name="Asks">The decisions that it waits for.</param>
public sealed record ProjectPlan(ProjectDue Due, DateTimeOffset? Until, int Instalment, IReadOnlyList<AskedOfProject> Asks)
{
    /// <summary>A move that the application has not made yet; null if there is none.</summary>
    public OwedMove? Move { get; init; }

    public bool FollowsEnd { get; init; }
}

/// <summary>Determines from the rows what is due in a project.</summary>
public sealed class ReadProjectActivity(
    IRecordStore<Project> projects,
    IRecordStore<Application> applications,
    ProjectRecorder recorder,
    ActContexts contexts
)
{
    internal static readonly ActivityCall<string, ProjectPlan> Call = new(nameof(ReadProjectActivity));

    [Function(nameof(ReadProjectActivity))]
    public async Task<ProjectPlan> RunAsync([ActivityTrigger] string projectId, CancellationToken cancellationToken)
    {
        var project = (await projects.GetAsync(projectId, cancellationToken)).State;
        var application = (await applications.GetAsync(projectId, cancellationToken)).State;
        if (!contexts.Of(project.RuleVersion).TryGet(out var context, out var errors))
        {
            throw new TransientFailureException($"Project {projectId} waits: {errors[0].Message}");
        }

        project = await RecountAsync(project, context, cancellationToken);
        if (ProjectPolicy.FollowEnd(project, application.State, context).IsSuccess)
        {
            return new ProjectPlan(ProjectDue.Nothing, null, 0, []) { FollowsEnd = true };
        }

        var next = ProjectProcedure.NextOf(project, context);
        return new ProjectPlan(
            next.Due,
            next.Until,
            next.Instalment,
            [.. next.Asks.Select(ask => new AskedOfProject(ask.Step, ask.Subject, ask.Ordinal))]
        )
        {
            Move = OwedBy(application, project),
        };
    }

    private async Task<Project> RecountAsync(Project project, ActContext context, CancellationToken cancellationToken)
    {
        if (!ProjectRecountPolicy.Recount(project, context.Calendar, context.Now).IsSuccess)
        {
            return project;
        }

        await recorder.FollowAsync(
            project.Id,
            $"recounted|{project.ContractUntil.At.UtcTicks}|{project.State}|{context.Now.UtcTicks}",
            current => ProjectRecountPolicy.Recount(current, context.Calendar, context.Now).Select<Fact>(recounted => recounted),
            Signature.Procedure(context.Now, "WorkingDays"),
            cancellationToken
        );
        return (await projects.GetAsync(project.Id.Value, cancellationToken)).State;
    }

    private static OwedMove? OwedBy(Application application, Project project)
    {
        var made = application.History.Reverse().TakeWhile(reached => reached.Move != ApplicationMove.Award).Count();
        return (!application.State.IsEnd() || application.State == ApplicationState.Revoked) && made < project.Moves.Length
            ? new OwedMove(project.Moves[made], project.Moves[..made].Count(move => move == project.Moves[made]) + 1)
            : null;
    }
}
