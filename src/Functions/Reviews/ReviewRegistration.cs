using CreditFunctions.Functions.Reviews.Kinds;
using Microsoft.Extensions.DependencyInjection;

namespace CreditFunctions.Functions.Reviews;

internal static class ReviewRegistration
{
    public static IServiceCollection AddReviews(this IServiceCollection services)
    {
        TaskKinds.Register(services);
        TaskScreens.Register(services);
        services.AddSingleton<TaskAccess>();
        services.AddSingleton<OfficerReminders>();
        services.AddSingleton<TaskPages>();
        services.AddSingleton<TaskDecider>();
        services.AddSingleton<TaskCodes>();
        services.AddSingleton<NewCodes>();
        services.AddSingleton<TaskSessions>();
        services.AddSingleton<TaskReaders>();
        services.AddSingleton<TaskCodePages>();
        services.AddSingleton<TaskDetailsReader>();
        services.AddSingleton<TaskDocuments>();
        services.AddSingleton<TaskViews>();
        services.AddSingleton<PanelCommands>();
        services.AddSingleton<PanelSessions>();
        services.AddSingleton<PanelPages>();
        services.AddSingleton<EarlierOpinions>();
        services.AddSingleton<TaskBoard>();
        return services;
    }
}
