using CreditFunctions.Core.Reviews;
using CreditFunctions.Core.Reviews.Steps;
using Microsoft.Extensions.DependencyInjection;

namespace CreditFunctions.Functions.Reviews.Kinds;

/// <summary>Finds the kind of a task by its step's details.</summary>
public sealed class TaskKinds(IEnumerable<TaskKind> kinds)
{
    private readonly Dictionary<StepDetails, TaskKind> _kinds = kinds.ToDictionary(kind => kind.Details);

    public TaskKind Of(ReviewStep step) => _kinds[step.Definition().Details];

    internal static void Register(IServiceCollection services)
    {
        services.AddSingleton<TaskKinds>();
        foreach (var kind in typeof(TaskKind).Assembly.GetTypes().Where(type => type.IsSubclassOf(typeof(TaskKind)) && !type.IsAbstract))
        {
            services.AddSingleton(typeof(TaskKind), kind);
        }
    }
}
