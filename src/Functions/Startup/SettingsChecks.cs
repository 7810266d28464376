using CreditFunctions.Core.Rules;
using CreditFunctions.Core.Text;
using CreditFunctions.Functions.CreditChecks.Sources;
using CreditFunctions.Functions.Settings;
using CreditFunctions.Functions.Staff;
using CreditFunctions.Functions.Storage;
using CreditFunctions.Functions.Tokens;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace CreditFunctions.Functions.Startup;

/// <summary>
/// Settings that prevent the start: invalid ones, and those that are safe only on a local machine. All are checked at the start, so that
/// all errors are listed together.
/// </summary>
internal static class SettingsChecks
{
    private const string Production = SiteOptions.Production;
    private const string Test = "test";

    public static IServiceCollection AddSettingsChecks(this IServiceCollection services, IConfiguration configuration)
    {
        // Read separately from SiteOptions, so that errors there do not hide others.
        var isOnOwnMachine = IsOnOwnMachine(configuration);
        services
            .AddOptions<SiteOptions>()
            .Validate<IServiceProvider>(
                (_, provider) => isOnOwnMachine || provider.GetService<RehearsalFlag>() is null,
                "Business time is rehearsed, but this site is not on one's own machine: run it without --rehearsal, or set "
                    + "Site__BaseAddress to a loopback address."
            );
        services
            .AddOptions<MailOptions>()
            .Validate(
                mail => isOnOwnMachine || mail.Transport != MailTransport.Mailbox,
                "Mail__Transport is Mailbox, where everybody reads every mail with its links and codes: set it to Smtp, or "
                    + "Site__BaseAddress to a loopback address."
            );
        services
            .AddOptions<MailOptions>()
            .Validate(
                mail => string.IsNullOrWhiteSpace(mail.From) || MailAddressText.IsAddress(mail.From),
                "Mail__From is no mail address: write one, such as keji@keji.example, without a name."
            );
        services
            .AddOptions<DeskOptions>()
            .Validate(
                desk => isOnOwnMachine || !desk.LocalSignIn,
                "Desk__LocalSignIn lets everybody sign in as any officer: set it to false, or Site__BaseAddress to a loopback address."
            );
        services.AddSingleton<IValidateOptions<DeskOptions>, OfficersCheck>();
        services.AddSingleton<IValidateOptions<SiteOptions>, CreditSourcesCheck>();
        services
            .AddOptions<SiteOptions>()
            .Validate(
                _ => StorageAccount.IsReadable(configuration),
                "AzureWebJobsStorage is no connection string: write UseDevelopmentStorage=true for Azurite, or that of the storage "
                    + "account from the Azure portal."
            );
        services.AddKeyRing(configuration, "Tokens");
        services.AddKeyRing(configuration, "Identifiers");
        return services;
    }

    // The environment "test" is for test programs, which use any address; on Azure no site counts as local.
    private static bool IsOnOwnMachine(IConfiguration configuration)
    {
        var environment = configuration["Site:Environment"] ?? new SiteOptions().Environment;
        return environment != Production
            && string.IsNullOrEmpty(configuration["WEBSITE_SITE_NAME"])
            && (SiteOptions.IsOnLoopback(configuration) || environment == Test);
    }

    private static void AddKeyRing(this IServiceCollection services, IConfiguration configuration, string section)
    {
        services.AddOptions<KeyRingOptions>(section).Bind(configuration.GetSection(section)).ValidateOnStart();
        services.AddSingleton<IValidateOptions<KeyRingOptions>>(new KeyRingCheck(section));
    }

    private sealed class CreditSourcesCheck(RuleBook book) : IValidateOptions<SiteOptions>
    {
        public ValidateOptionsResult Validate(string? name, SiteOptions options) =>
            CreditSources.FindUndefined(book).ToList() is { Count: > 0 } faults
                ? ValidateOptionsResult.Fail(faults)
                : ValidateOptionsResult.Success;
    }

    private sealed class KeyRingCheck(string section) : IValidateOptions<KeyRingOptions>
    {
        public ValidateOptionsResult Validate(string? name, KeyRingOptions options) =>
            name != section ? ValidateOptionsResult.Skip
            : KeyRing.FindErrors(section, options).ToList() is { Count: > 0 } faults ? ValidateOptionsResult.Fail(faults)
            : ValidateOptionsResult.Success;
    }

    /// <summary>Each of the first officers needs an id, a name, an address and known roles.</summary>
    private sealed class OfficersCheck : IValidateOptions<DeskOptions>
    {
        public ValidateOptionsResult Validate(string? name, DeskOptions options) =>
            options.Officers.SelectMany(FindErrors).ToList() is { Count: > 0 } faults
                ? ValidateOptionsResult.Fail(faults)
                : ValidateOptionsResult.Success;

        private static IEnumerable<string> FindErrors(SeedOfficer officer, int number)
        {
            foreach (
                var (setting, value) in new[]
                {
                    ("Id", officer.Id),
                    ("Name", officer.Name),
                    ("Email", officer.Email),
                    ("Roles", officer.Roles),
                }
            )
            {
                if (string.IsNullOrWhiteSpace(value))
                {
                    yield return $"Set Desk__Officers__{number}__{setting}.";
                }
            }

            if (!string.IsNullOrWhiteSpace(officer.Email) && !MailAddressText.IsAddress(officer.Email))
            {
                yield return $"Desk__Officers__{number}__Email is no mail address: write one, such as li@keji.example, without a name.";
            }

            if (officer.FindRoleFault() is { } fault)
            {
                yield return fault;
            }
        }
    }
}
