using Microsoft.Extensions.DependencyInjection;

namespace CreditFunctions.Functions.Applications;

/// <summary>Registers what applicants and the procedure of their applications need.</summary>
internal static class ApplicationRegistration
{
    public static IServiceCollection AddApplications(this IServiceCollection services)
    {
        services.AddSingleton<ApplicantAccess>();
        services.AddSingleton<MoveTraces>();
        services.AddSingleton<ApplicationPages>();
        services.AddSingleton<DraftPages>();
        services.AddSingleton<StepPages>();
        services.AddSingleton<ApplicantDesk>();
        services.AddSingleton<ApplicantReminders>();
        services.AddSingleton<TermRecounts>();
        services.AddSingleton<DraftIntake>();
        services.AddSingleton<ExpertComments>();
        services.AddSingleton<ApplicationRecorder>();
        return services;
    }
}
