using System.Collections.Immutable;
using CreditFunctions.Core.Reviews;
using CreditFunctions.Core.Reviews.Steps;
using CreditFunctions.Pages.Components;
using Microsoft.AspNetCore.Http;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.DependencyInjection;

namespace CreditFunctions.Functions.Reviews;

/// <summary>Shows tasks and handles their forms and JSON requests.</summary>
public abstract class TaskScreen
{
    /// <summary>The details whose tasks have this screen; null for the default screen.</summary>
    public abstract StepDetails? Details { get; }

    /// <summary>Whether values entered without the code are shown again once the code is given.</summary>
    public virtual bool KeepsTyped => true;

    /// <param name="state">A returned form; null when the task is only viewed.</param>
    public abstract Task<IResult> ShowAsync(
        HttpRequest request,
        OpenedTask task,
        string token,
        FormState? state,
        CancellationToken cancellationToken
    );

    public abstract Task<IResult> PostFormAsync(
        HttpRequest request,
        OpenedTask task,
        string token,
        ImmutableDictionary<string, string> values,
        DurableTaskClient client,
        CancellationToken cancellationToken
    );

    public abstract Task<IResult> PostJsonAsync(
        HttpRequest request,
        OpenedTask task,
        DecisionForm form,
        DurableTaskClient client,
        CancellationToken cancellationToken
    );
}

/// <summary>Finds the screen of a task.</summary>
public sealed class TaskScreens(IEnumerable<TaskScreen> screens)
{
    private readonly TaskScreen _common = screens.Single(screen => screen.Details is null);

    private readonly Dictionary<StepDetails, TaskScreen> _special = screens
        .Where(screen => screen.Details is not null)
        .ToDictionary(screen => screen.Details!.Value);

    public TaskScreen Of(OpenedTask task) => _special.GetValueOrDefault(task.Details, _common);

    internal static void Register(IServiceCollection services)
    {
        services.AddSingleton<TaskScreens>();
        foreach (
            var screen in typeof(TaskScreen).Assembly.GetTypes().Where(type => type.IsSubclassOf(typeof(TaskScreen)) && !type.IsAbstract)
        )
        {
            services.AddSingleton(typeof(TaskScreen), screen);
        }
    }
}
