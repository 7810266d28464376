using CreditFunctions.Functions.Applications.Documents;
using CreditFunctions.Functions.Applications.Units;
using Microsoft.Extensions.DependencyInjection;

namespace CreditFunctions.Functions.Applications;

internal static class ApplicationRegistration
{
    public static IServiceCollection AddApplications(this IServiceCollection services)
    {
        services.AddSingleton<ApplicantAccess>();
        services.AddSingleton<ApplicationPages>();
        services.AddSingleton<ApplicationDraftPages>();
        services.AddSingleton<StepPages>();
        services.AddSingleton<ApplicantCommands>();
        services.AddSingleton<ApplicantReminders>();
        services.AddSingleton<TermRecounts>();
        services.AddSingleton<ApplicationDraftIntake>();
        services.AddSingleton<ExpertComments>();
        services.AddSingleton<ApplicationRecorder>();
        services.AddSingleton<UnitAccess>();
        services.AddSingleton<UnitIndex>();
        services.AddSingleton<WaitingDrafts>();
        services.AddSingleton<RegisteredAddresses>();
        services.AddSingleton<Acceptances>();
        services.AddSingleton<SelfChecks>();
        services.AddSingleton<DuplicateRegister>();
        services.AddSingleton<PastProjects>();
        services.AddSingleton<DocumentIntake>();
        services.AddSingleton<GuideFollower>();
        return services;
    }
}
