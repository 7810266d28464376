using CreditFunctions.Core;
using CreditFunctions.Core.Applications;
using CreditFunctions.Core.Projects;
using CreditFunctions.Core.Reviews;
using CreditFunctions.Core.Rules;
using CreditFunctions.Functions.Procedure;
using CreditFunctions.Functions.Storage;
using Microsoft.Azure.Functions.Worker;

namespace CreditFunctions.Functions.Projects;

/// <summary>A move that the application has still to make.</summary>
/// <param name="Ordinal">1 for the first time that the project makes it.</param>
public sealed record OwedMove(ApplicationMove Move, int Ordinal);

/// <summary>Officers who are to decide something.</summary>
public sealed record AskedOfProject(ReviewStep Step, string Subject, int Ordinal);

/// <summary>What the procedure of a project has to do now.</summary>
/// <param name="Until">Where nothing is due: when to look again; null where only people can move it.</param>
/// <param name="Instalment">The one that is due to be checked; 0 for everything else.</param>
/// <param name="Asks">Whom it waits for.</param>
public sealed record ProjectPlan(ProjectDue Due, DateTimeOffset? Until, int Instalment, IReadOnlyList<AskedOfProject> Asks)
{
    /// <summary>The application is behind its project; null where it is not.</summary>
    public OwedMove? Move { get; init; }

    /// <summary>The application has come to its end by itself: the project follows.</summary>
    public bool FollowsEnd { get; init; }
}

/// <summary>Reads from the rows what is due in a project.</summary>
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

    /// <summary>The project with its terms as they run now, once a missing notice of working days is loaded.</summary>
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
