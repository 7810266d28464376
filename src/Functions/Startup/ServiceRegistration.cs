using CreditFunctions.Core.Commitments;
using CreditFunctions.Functions.Applications;
using CreditFunctions.Functions.Audit;
using CreditFunctions.Functions.Awards;
using CreditFunctions.Functions.Cases;
using CreditFunctions.Functions.Commitments;
using CreditFunctions.Functions.CreditChecks;
using CreditFunctions.Functions.CreditQueries;
using CreditFunctions.Functions.Desk;
using CreditFunctions.Functions.Documents;
using CreditFunctions.Functions.Duplicates;
using CreditFunctions.Functions.Guides;
using CreditFunctions.Functions.Health;
using CreditFunctions.Functions.Http;
using CreditFunctions.Functions.Identifiers;
using CreditFunctions.Functions.Imports;
using CreditFunctions.Functions.Letters;
using CreditFunctions.Functions.Limits;
using CreditFunctions.Functions.Listings;
using CreditFunctions.Functions.Mail;
using CreditFunctions.Functions.Notifications;
using CreditFunctions.Functions.Objections;
using CreditFunctions.Functions.Pending;
using CreditFunctions.Functions.Procedure;
using CreditFunctions.Functions.Processing;
using CreditFunctions.Functions.Projects;
using CreditFunctions.Functions.Publications;
using CreditFunctions.Functions.Reviews;
using CreditFunctions.Functions.Rounds;
using CreditFunctions.Functions.Rules;
using CreditFunctions.Functions.Settings;
using CreditFunctions.Functions.SignIn;
using CreditFunctions.Functions.Staff;
using CreditFunctions.Functions.Storage;
using CreditFunctions.Functions.Tasks;
using CreditFunctions.Functions.Tokens;
using CreditFunctions.Functions.Units;
using CreditFunctions.Pages;
using CreditFunctions.Pages.Notifications;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Invocation;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace CreditFunctions.Functions.Startup;

/// <summary>What the app is made of, the same for every runtime.</summary>
public static class ServiceRegistration
{
    /// <summary>Adds everything that the functions take by constructor.</summary>
    public static IServiceCollection AddCreditFunctions(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<SiteOptions>().BindSettings(configuration, "Site");
        services
            .AddOptions<MailOptions>()
            .BindSettings(configuration, "Mail")
            .Validate(
                mail => mail.Transport != MailTransport.Smtp || mail.SmtpHost.Length > 0,
                "Set Mail__SmtpHost, or Mail__Transport to Mailbox for development."
            );
        services.TryAddSingleton(TimeProvider.System);
        services.AddMemoryCache();

        services.AddSettingsChecks(configuration);
        services.AddStorage(configuration);
        services.AddTokens(configuration);
        services.AddMail();
        services.AddLimits(configuration);

        services.AddKeyedSingleton(Clocks.Machine, TimeProvider.System);
        services.AddSingleton(CommitmentBook.BuiltIn);
        services.AddSingleton<PageRenderer>();
        services.AddSingleton<SiteClock>();
        services.AddSingleton<Responses>();
        services.AddSingleton<IVisits, Visits>();
        services.AddSingleton<RequestGuard>();

        services.AddApplications();
        services.AddAwards();
        services.AddLetters();
        services.AddCases();
        services.AddCommitments();
        services.AddCreditChecks();
        services.AddSignIn(configuration);
        services.AddDesk();
        services.AddDocuments(configuration);
        services.AddDuplicates();
        services.AddSingleton<ActContexts>();
        services.AddGuides();
        services.AddHealth();
        services.AddIdentifiers();
        services.AddImports();
        services.AddListings();
        services.AddCreditQueries();
        services.AddProjects();
        services.AddObjections();
        services.AddPending();
        services.AddProcessing();
        services.AddPublications(configuration);
        services.AddReviews();
        services.AddRounds();
        services.AddRules();
        services.AddStaff();
        services.AddTasks();
        services.AddUnits();
        return services;
    }

    /// <summary>Adds what surrounds every function: error responses, storage that must exist, failures that may pass.</summary>
    public static void UseCreditFunctions(this IFunctionsWorkerApplicationBuilder builder)
    {
        // The worker's server would take the right-most entry of X-Forwarded-For for the caller, and remove it, whoever sent it.
        builder.Services.PostConfigure<ForwardedHeadersOptions>(options => options.ForwardedHeaders &= ~ForwardedHeaders.XForwardedFor);
        builder.UseMiddleware<ResponseMiddleware>();
        builder.UseMiddleware<GuardMiddleware>();
        builder.Services.Replace(
            ServiceDescriptor.Singleton<IFunctionExecutor>(provider => new StorageFunctionExecutor(
                ActivatorUtilities.CreateInstance<DirectFunctionExecutor>(provider),
                provider.GetRequiredService<StorageSetup>(),
                provider.GetRequiredService<RuleLibrary>()
            ))
        );
    }

    private static void AddStorage(this IServiceCollection services, IConfiguration configuration)
    {
        // Read once it is needed, not while the app is put together: the runtime first tells what is wrong with the files of the settings.
        services.AddSingleton(_ => StorageAccount.Read(configuration));
        services.AddSingleton(provider => provider.GetRequiredService<StorageAccount>().CreateTableClient());
        services.AddSingleton(provider => provider.GetRequiredService<StorageAccount>().CreateBlobClient());
        services.AddSingleton<StorageSetup>();
        services.AddSingleton<NumberSeries>();
        RecordDefinition.RegisterAll(services);
        services.AddSingleton<AuditAnchors>();
    }

    private static void AddTokens(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddSingleton(provider => new TokenSigner(
            Ring(configuration, "Tokens"),
            provider.GetRequiredService<IOptions<SiteOptions>>().Value.Environment,
            provider.GetRequiredService<SecurityEvents>().UnknownSuite
        ));
        services.AddSingleton(_ => new IdentifierVault(Ring(configuration, "Identifiers")));
    }

    private static void AddMail(this IServiceCollection services)
    {
        services.AddSingleton<BlobMailbox>();
        services.AddSingleton<SmtpTransport>();
        services.AddSingleton<IMailTransport>(provider =>
            provider.GetRequiredService<IOptions<MailOptions>>().Value.Transport switch
            {
                MailTransport.Smtp => provider.GetRequiredService<SmtpTransport>(),
                _ => provider.GetRequiredService<BlobMailbox>(),
            }
        );
        services.AddSingleton<MailRenderer>();
        services.AddSingleton<MailComposer>();
        services.AddSingleton<RefusedMails>();
        services.AddSingleton<MailSender>();
    }

    private static KeyRing Ring(IConfiguration configuration, string section) =>
        new(section, configuration.GetSection(section).Get<KeyRingOptions>() ?? new KeyRingOptions());
}
