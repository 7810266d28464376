using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace CreditFunctions.Functions.Settings;

/// <summary>Binds options so that an unreadable value is reported together with all other errors.</summary>
internal static class SettingsBinding
{
    /// <summary>Binds a section. An invalid setting keeps its default and prevents the start.</summary>
    public static OptionsBuilder<T> BindSettings<T>(this OptionsBuilder<T> builder, IConfiguration configuration, string section)
        where T : class
    {
        builder.Services.AddSingleton<IValidateOptions<T>>(new ErrorsCheck<T>(builder.Name, configuration.GetSection(section)));
        return builder.Configure(options => Readable(configuration, section, typeof(T)).Bind(options)).ValidateOnStart();
    }

    /// <summary>A section as readable before the start-up checks; invalid settings have their defaults.</summary>
    public static T ReadSettings<T>(this IConfiguration configuration, string section)
        where T : class, new() => Readable(configuration, section, typeof(T)).Get<T>() ?? new T();

    // The framework's binder throws at the first unreadable value.
    private static IConfigurationRoot Readable(IConfiguration configuration, string section, Type type)
    {
        var given = configuration.GetSection(section);
        var faulty = SettingErrors.Find(given, type).Select(fault => fault.Path).ToHashSet(StringComparer.OrdinalIgnoreCase);
        return new ConfigurationBuilder()
            .AddInMemoryCollection(
                given.AsEnumerable(makePathsRelative: true).Where(setting => !faulty.Contains($"{given.Path}:{setting.Key}"))
            )
            .Build();
    }

    private sealed class ErrorsCheck<T>(string options, IConfigurationSection section) : IValidateOptions<T>
        where T : class
    {
        public ValidateOptionsResult Validate(string? name, T _) =>
            name != options ? ValidateOptionsResult.Skip
            : SettingErrors.Find(section, typeof(T)).Select(fault => fault.Message).ToList() is { Count: > 0 } faults
                ? ValidateOptionsResult.Fail(faults)
            : ValidateOptionsResult.Success;
    }
}
