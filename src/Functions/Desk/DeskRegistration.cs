using CreditFunctions.Functions.Desk.Duplicates;
using CreditFunctions.Functions.Desk.Staff;
using Microsoft.Extensions.DependencyInjection;

namespace CreditFunctions.Functions.Desk;

internal static class DeskRegistration
{
    public static IServiceCollection AddDesk(this IServiceCollection services)
    {
        services.AddSingleton<DeskHolds>();
        services.AddSingleton<BatchPages>();
        services.AddSingleton<DeskApplicationPages>();
        services.AddSingleton<DeskTrace>();
        services.AddSingleton<StaffChanges>();
        services.AddSingleton<StaffPages>();
        services.AddSingleton<TaskTransfers>();
        services.AddSingleton<DuplicatePosts>();
        return services;
    }
}
