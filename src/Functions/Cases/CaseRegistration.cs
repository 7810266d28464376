using CreditFunctions.Core.Cases;
using CreditFunctions.Functions.Documents;
using CreditFunctions.Functions.Settings;
using Microsoft.Extensions.DependencyInjection;

namespace CreditFunctions.Functions.Cases;

/// <summary>Registers integrity cases.</summary>
internal static class CaseRegistration
{
    public static IServiceCollection AddCases(this IServiceCollection services)
    {
        services.AddEvery<AwardEffect>();
        services.AddSingleton<CaseAccess>();
        services.AddSingleton<CaseDesk>();
        services.AddRecordFiles<IntegrityCase>();
        services.AddSingleton<CaseHolds>();
        services.AddSingleton<CaseIndex>();
        services.AddSingleton<CaseLetterPages>();
        services.AddSingleton<CaseNotes>();
        services.AddSingleton<CaseNotePages>();
        services.AddSingleton<CaseOpener>();
        services.AddSingleton<CasePages>();
        services.AddSingleton<CasePaper>();
        services.AddSingleton<CaseRecorder>();
        services.AddSingleton<CaseReminders>();
        services.AddSingleton<PartyCasePages>();
        services.AddSingleton<PartyPosts>();
        return services;
    }
}
