using Microsoft.Extensions.DependencyInjection;

namespace CreditFunctions.Functions.Staff;

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
