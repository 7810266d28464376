using CreditFunctions.Core.Applications;
using CreditFunctions.Core.Calendar;
using CreditFunctions.Core.Commitments;
using CreditFunctions.Core.CreditChecks;
using CreditFunctions.Core.Documents;
using CreditFunctions.Core.Rounds;
using CreditFunctions.Core.Rules;
using CreditFunctions.Core.Staff;
using CreditFunctions.Functions.Applications;
using CreditFunctions.Functions.Audit;
using CreditFunctions.Functions.Commitments;
using CreditFunctions.Functions.CreditChecks;
using CreditFunctions.Functions.CreditChecks.Sources;
using CreditFunctions.Functions.Desk;
using CreditFunctions.Functions.Documents;
using CreditFunctions.Functions.Documents.Inspection;
using CreditFunctions.Functions.Documents.Scanning;
using CreditFunctions.Functions.Duplicates;
using CreditFunctions.Functions.Health;
using CreditFunctions.Functions.Http;
using CreditFunctions.Functions.Identifiers;
using CreditFunctions.Functions.Limits;
using CreditFunctions.Functions.Mail;
using CreditFunctions.Functions.Notifications;
using CreditFunctions.Functions.Objections;
using CreditFunctions.Functions.Pending;
using CreditFunctions.Functions.Procedure;
using CreditFunctions.Functions.Publications;
using CreditFunctions.Functions.Reviews;
using CreditFunctions.Functions.Reviews.Kinds;
using CreditFunctions.Functions.Rounds;
using CreditFunctions.Functions.Rounds.Drafts;
using CreditFunctions.Functions.Staff;
using CreditFunctions.Functions.Storage;
using CreditFunctions.Functions.Tokens;
using CreditFunctions.Functions.Units;
using CreditFunctions.Pages;
using CreditFunctions.Pages.Notifications;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Invocation;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace CreditFunctions.Functions.Composition;

/// <summary>What the app is made of, the same for every runtime.</summary>
public static class ServiceRegistration
{
    /// <summary>Adds everything that the functions take by constructor.</summary>
    public static IServiceCollection AddCreditFunctions(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<SiteOptions>().Bind(configuration.GetSection("Site")).ValidateDataAnnotations().ValidateOnStart();
        services.AddOptions<MailOptions>().Bind(configuration.GetSection("Mail")).ValidateDataAnnotations()
            .Validate(
                mail => mail.Transport != MailTransport.Smtp || mail.SmtpHost.Length > 0,
                "Set Mail__SmtpHost, or Mail__Transport to Mailbox for development.")
            .ValidateOnStart();
        services.AddOptions<DocumentOptions>().Bind(configuration.GetSection("Documents")).ValidateDataAnnotations().ValidateOnStart();
        services.AddOptions<ScannerOptions>().Bind(configuration.GetSection("Scanner")).ValidateDataAnnotations()
            .Validate(scanner => scanner.Kind != ScannerKind.Clamd || scanner.HasAddress, "Set Scanner__Address to host:port of clamd, or to the path of its socket.")
            .ValidateOnStart();
        services.TryAddSingleton(TimeProvider.System);
        services.AddMemoryCache();

        services.AddSettingsChecks(configuration);
        services.AddStorage(configuration);
        services.AddTokens(configuration);
        services.AddMail();
        services.AddLimits(configuration);

        services.AddSingleton(WorkingDayCalendar.BuiltIn);
        services.AddSingleton(RuleBook.BuiltIn);
        services.AddSingleton(CommitmentBook.BuiltIn);
        services.AddSingleton<PendingWork>();
        services.AddSingleton<RoundDirectory>();
        services.AddSingleton<RoundMembers>();
        services.AddSingleton<Serials>();
        services.AddSingleton<ApplicantAccess>();
        services.AddSingleton<DocumentInspector>();
        services.AddSingleton<DocumentStore>();
        services.AddSingleton<DocumentExit>();
        services.AddSingleton<FileRecords>();
        services.AddSingleton<FileOwners>();
        services.AddSingleton<FileCare>();
        services.AddSingleton<IFileScanner>(provider => provider.GetRequiredService<IOptions<ScannerOptions>>().Value.Kind switch
        {
            ScannerKind.Clamd => ActivatorUtilities.CreateInstance<ClamdScanner>(provider),
            ScannerKind.Defender => ActivatorUtilities.CreateInstance<DefenderScanner>(provider),
            _ => new NoScanner(),
        });
        services.AddSingleton<TaskLinks>();
        services.AddSingleton<TaskDesk>();
        services.AddSingleton<TaskAccess>();
        services.AddSingleton<CreditRules>();
        CreditSources.Register(services);
        services.AddSingleton<MoveTraces>();
        services.AddSingleton<ListSource>();
        services.AddSingleton<CreditSubjects>();
        services.AddSingleton<CreditBench>();
        services.AddSingleton<ApplicationRecorder>();
        services.AddSingleton<ObjectionIntake>();
        services.AddSingleton<UnconfirmedObjections>();
        services.AddSingleton<ObjectionConfirmations>();
        services.AddSingleton<RoundProcedures>();
        services.AddSingleton<TaskQueue>();
        services.AddSingleton<TaskAbouts>();
        services.AddSingleton<TaskDeadlines>();
        services.AddSingleton<OfficerReminders>();
        services.AddSingleton<BenchTasks>();
        services.AddSingleton<LookupDesk>();
        services.AddSingleton<RankingPreview>();
        services.AddSingleton<PublicationQueue>();
        services.AddSingleton<PublicationPages>();
        services.AddSingleton<PublicSite>();
        services.AddSingleton<PageRenderer>();
        services.AddSingleton<SiteClock>();
        services.AddSingleton<Answers>();
        services.AddApplicants();
        services.AddSingleton<TaskPages>();
        services.AddSingleton<TaskDecider>();
        services.AddSingleton<TaskCodes>();
        services.AddSingleton<NewCodes>();
        services.AddSingleton<TaskSessions>();
        services.AddSingleton<TaskReaders>();
        services.AddSingleton<TaskCodePages>();
        services.AddSingleton<TaskDossiers>();
        services.AddSingleton<TaskDocuments>();
        services.AddSingleton<TaskViews>();
        services.AddSingleton<PanelDesk>();
        services.AddSingleton<PanelSessions>();
        services.AddSingleton<PanelPages>();
        services.AddSingleton<PassReader>();
        services.AddSingleton<EarlierOpinions>();
        TaskKinds.Register(services);
        TaskScreens.Register(services);
        services.AddSingleton<EvidenceIntake>();
        services.AddSingleton<BenchVisit>();
        services.AddSingleton<BenchPages>();
        services.AddSingleton<BenchForms>();
        services.AddSingleton<BenchPrograms>();
        services.AddSingleton<RoundIndex>();
        services.AddDesk(configuration);
        return services;
    }

    /// <summary>Adds what surrounds every function: error responses, storage that must exist, failures that may pass.</summary>
    public static void UseCreditFunctions(this IFunctionsWorkerApplicationBuilder builder)
    {
        builder.UseMiddleware<AnswerMiddleware>();
        builder.UseMiddleware<GuardMiddleware>();
        builder.Services.Replace(ServiceDescriptor.Singleton<IFunctionExecutor>(provider => new StorageFunctionExecutor(
            ActivatorUtilities.CreateInstance<DirectFunctionExecutor>(provider), provider.GetRequiredService<StorageSetup>())));
    }

    private static void AddApplicants(this IServiceCollection services)
    {
        services.AddSingleton<ApplicationPages>();
        services.AddSingleton<DraftPages>();
        services.AddSingleton<CommitmentPages>();
        services.AddSingleton<SigningAccess>();
        services.AddSingleton<StepPages>();
        services.AddSingleton<ApplicantDesk>();
        services.AddSingleton<ApplicantReminders>();
        services.AddSingleton<DraftIntake>();
        services.AddSingleton<DocumentIntake>();
        services.AddSingleton<IdentifierOverrides>();
        services.AddSingleton<DuplicateRegister>();
        services.AddSingleton<DuplicateDesk>();
        services.AddSingleton<DuplicatePosts>();
        services.AddSingleton<ExpertComments>();
        services.AddSingleton<UnitAccess>();
        services.AddSingleton<UnitIndex>();
        services.AddSingleton<WaitingDrafts>();
        services.AddSingleton<RegisteredAddresses>();
        services.AddSingleton<Acceptances>();
        services.AddSingleton<UnitPages>();
        services.AddSingleton<UnitDrafts>();
        services.AddSingleton<SelfChecks>();
        services.AddSingleton<PublicNotices>();
        services.AddSingleton<ObjectionPages>();
    }

    private static void AddStorage(this IServiceCollection services, IConfiguration configuration)
    {
        // Read once it is needed, not while the app is put together: the runtime first tells what is wrong with the files of the settings.
        services.AddSingleton(_ => StorageAccount.Read(configuration));
        services.AddSingleton(provider => provider.GetRequiredService<StorageAccount>().CreateTableClient());
        services.AddSingleton(provider => provider.GetRequiredService<StorageAccount>().CreateBlobClient());
        services.AddSingleton<StorageSetup>();
        RecordDefinition.RegisterAll(services);
        PendingHandler.RegisterAll(services);
        services.AddSingleton<AuditAnchors>();
    }

    private static void AddDesk(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<DeskOptions>().Bind(configuration.GetSection("Desk")).ValidateDataAnnotations().ValidateOnStart();
        services.AddKeyedSingleton(Clocks.Machine, TimeProvider.System);
        services.AddSingleton(new PlatformSignIn(configuration));
        services.AddSingleton<PlatformBindings>();
        services.AddSingleton<DeskSessions>();
        services.AddSingleton<DeskAccess>();
        services.AddSingleton<DeskHolds>();
        services.AddSingleton<DeskForms>();
        services.AddSingleton<SignInPages>();
        services.AddSingleton<StaffRecords>();
        services.AddSingleton<StaffChanges>();
        services.AddSingleton<StandIns>();
        services.AddSingleton<SeatIndex>();
        services.AddSingleton<Seatings>();
        services.AddSingleton<TaskBoard>();
        services.AddSingleton<StaffPages>();
        services.AddSingleton<TaskTransfers>();
        services.AddSingleton<DraftRecords>();
        services.AddSingleton<GuidePages>();
        services.AddSingleton<RoundPublisher>();
        services.AddSingleton<GuideFollower>();
        services.AddSingleton<BatchPages>();
        services.AddSingleton<DeskApplicationPages>();
        services.AddSingleton<DeskTrace>();
        services.AddSingleton<IdentifierOverrideRegister>();
        services.AddSingleton<IdentifierOverridePages>();
        services.AddSingleton<CalendarWarning>();
        services.AddSingleton<OperatorWarnings>();
    }

    private static void AddTokens(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddSingleton(provider =>
            new TokenSigner(
                Ring(configuration, "Tokens"),
                provider.GetRequiredService<IOptions<SiteOptions>>().Value.Environment,
                provider.GetRequiredService<SecurityEvents>().UnknownSuite));
        services.AddSingleton(_ => new IdentifierVault(Ring(configuration, "Identifiers")));
    }

    private static void AddMail(this IServiceCollection services)
    {
        services.AddSingleton<BlobMailbox>();
        services.AddSingleton<SmtpTransport>();
        services.AddSingleton<IMailTransport>(provider => provider.GetRequiredService<IOptions<MailOptions>>().Value.Transport switch
        {
            MailTransport.Smtp => provider.GetRequiredService<SmtpTransport>(),
            _ => provider.GetRequiredService<BlobMailbox>(),
        });
        services.AddSingleton<MailRenderer>();
        services.AddSingleton<MailComposer>();
        services.AddSingleton<RefusedMails>();
        services.AddSingleton<MailSender>();
    }

    private static KeyRing Ring(IConfiguration configuration, string section) =>
        new(section, configuration.GetSection(section).Get<KeyRingOptions>() ?? new KeyRingOptions());
}
