using CreditFunctions.Core.Projects;
using CreditFunctions.Functions.Documents;
using Microsoft.Extensions.DependencyInjection;

namespace CreditFunctions.Functions.Projects;

/// <summary>Registers what follows an award.</summary>
internal static class ProjectRegistration
{
    public static IServiceCollection AddProjects(this IServiceCollection services)
    {
        services.AddSingleton<ContractPages>();
        services.AddSingleton<PartyProjectPages>();
        services.AddSingleton<ProjectAccess>();
        services.AddSingleton<ProjectChecks>();
        services.AddSingleton<ProjectCommands>();
        services.AddSingleton<ProjectDesk>();
        services.AddRecordFiles<Project>();
        services.AddSingleton<ProjectIndex>();
        services.AddSingleton<ProjectOpener>();
        services.AddSingleton<ProjectPosts>();
        services.AddSingleton<ProjectRecorder>();
        services.AddSingleton<ProjectRevocations>();
        services.AddSingleton<Reconciliations>();
        services.AddSingleton<TreasuryRegister>();
        services.AddSingleton<VoucherBook>();
        return services;
    }
}
