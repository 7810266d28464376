using Microsoft.Extensions.DependencyInjection;

namespace CreditFunctions.Functions.Settings;

/// <summary>Registers classes that are defined in the folders of their features.</summary>
internal static class EveryExtensions
{
    public static IServiceCollection AddEvery<TKind>(this IServiceCollection services)
        where TKind : class
    {
        foreach (
            var type in typeof(TKind)
                .Assembly.GetTypes()
                .Where(type => type.IsSubclassOf(typeof(TKind)) && type is { IsAbstract: false, ContainsGenericParameters: false })
        )
        {
            services.AddSingleton(typeof(TKind), type);
        }

        return services;
    }
}
