using Microsoft.Extensions.DependencyInjection;

namespace CreditFunctions.Functions.Tasks;

internal static class TaskRegistration
{
    public static IServiceCollection AddTasks(this IServiceCollection services)
    {
        services.AddSingleton<TaskLinks>();
        services.AddSingleton<TaskService>();
        services.AddSingleton<TaskQueue>();
        services.AddSingleton<TaskAbouts>();
        services.AddSingleton<TaskDeadlines>();
        services.AddSingleton<TaskStarts>();
        return services;
    }
}
