using CreditFunctions.Functions.Reviews.Kinds;
using Microsoft.Extensions.DependencyInjection;

namespace CreditFunctions.Functions.Reviews;

/// <summary>Registers tasks behind links.</summary>
internal static class ReviewRegistration
{
    public static IServiceCollection AddReviews(this IServiceCollection services)
    {
        TaskKinds.Register(services);
        TaskScreens.Register(services);
        services.AddSingleton<TaskLinks>();
        services.AddSingleton<TaskDesk>();
        services.AddSingleton<TaskAccess>();
        services.AddSingleton<TaskQueue>();
        services.AddSingleton<TaskAbouts>();
        services.AddSingleton<TaskDeadlines>();
        services.AddSingleton<OfficerReminders>();
        services.AddSingleton<BenchTasks>();
        services.AddSingleton<TaskPages>();
        services.AddSingleton<TaskDecider>();
        services.AddSingleton<TaskCodes>();
        services.AddSingleton<NewCodes>();
        services.AddSingleton<TaskSessions>();
        services.AddSingleton<TaskReaders>();
        services.AddSingleton<TaskCodePages>();
        services.AddSingleton<TaskDossiers>();
        services.AddSingleton<TaskDocuments>();
        services.AddSingleton<TaskViews>();
        services.AddSingleton<PanelDesk>();
        services.AddSingleton<PanelSessions>();
        services.AddSingleton<PanelPages>();
        services.AddSingleton<PassReader>();
        services.AddSingleton<EarlierOpinions>();
        return services;
    }
}
