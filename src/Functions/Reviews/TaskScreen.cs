using System.Collections.Immutable;
using CreditFunctions.Core.Reviews;
using CreditFunctions.Core.Reviews.Steps;
using CreditFunctions.Pages.Components;
using Microsoft.AspNetCore.Http;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.DependencyInjection;

namespace CreditFunctions.Functions.Reviews;

/// <summary>Shows tasks, and takes what is posted to them, as a form of their page or as JSON.</summary>
public abstract class TaskScreen
{
    /// <summary>The one matter whose tasks have this screen; null for the screen of all others.</summary>
    public abstract StepDetails? Details { get; }

    /// <summary>Whether what was typed without the code is shown again once the code is given.</summary>
    public virtual bool KeepsTyped => true;

    /// <summary>The page of a task.</summary>
    /// <param name="state">What a form comes back with; null where the task is only looked at.</param>
    public abstract Task<IResult> ShowAsync(
        HttpRequest request,
        OpenedTask task,
        string token,
        FormState? state,
        CancellationToken cancellationToken
    );

    /// <summary>Takes a form of the page.</summary>
    public abstract Task<IResult> PostFormAsync(
        HttpRequest request,
        OpenedTask task,
        string token,
        ImmutableDictionary<string, string> values,
        DurableTaskClient client,
        CancellationToken cancellationToken
    );

    /// <summary>Takes what a program sends.</summary>
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

    /// <summary>Registers every screen of this app.</summary>
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
