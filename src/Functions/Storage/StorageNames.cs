namespace CreditFunctions.Functions.Storage;

/// <summary>Names of the app's tables and containers; docs/decisions/0003 describes their contents.</summary>
public static class StorageNames
{
    public const string Applications = "Applications";
    public const string Rounds = "Rounds";
    public const string Subjects = "Subjects";
    public const string Staff = "Staff";
    public const string Rules = "Rules";
    public const string Files = "Files";
    public const string Drafts = "Drafts";
    public const string Cases = "Cases";
    public const string Listings = "Listings";
    public const string Projects = "Projects";
    public const string Imports = "Imports";
    public const string Members = "Members";
    public const string Indexes = "Indexes";
    public const string Links = "Links";
    public const string Pending = "Pending";
    public const string Publications = "Publications";
    public const string Due = "Due";
    public const string Counters = "Counters";

    public const string ImportsContainer = "imports";
    public const string DocumentsContainer = "documents";
    public const string MailboxContainer = "mailbox";
    public const string AnchorsContainer = "anchors";
    public const string PublicContainer = "$web";

    public static IReadOnlyList<string> Tables { get; } =
    [
        Applications,
        Rounds,
        Subjects,
        Staff,
        Rules,
        Files,
        Drafts,
        Cases,
        Listings,
        Projects,
        Imports,
        Members,
        Indexes,
        Links,
        Pending,
        Publications,
        Due,
        Counters,
    ];

    public static IReadOnlyList<string> Containers { get; } =
    [ImportsContainer, DocumentsContainer, MailboxContainer, AnchorsContainer, PublicContainer];
}
