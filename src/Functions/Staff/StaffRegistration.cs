using Microsoft.Extensions.DependencyInjection;

namespace CreditFunctions.Functions.Staff;

/// <summary>Registers the directory of officers and who sits where.</summary>
internal static class StaffRegistration
{
    public static IServiceCollection AddStaff(this IServiceCollection services)
    {
        services.AddSingleton<StaffRecords>();
        services.AddSingleton<Delegates>();
        services.AddSingleton<SeatIndex>();
        services.AddSingleton<Seatings>();
        return services;
    }
}
