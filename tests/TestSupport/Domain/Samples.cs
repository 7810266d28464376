using System.Collections.Immutable;
using CreditFunctions.Core;
using CreditFunctions.Core.Applications;
using CreditFunctions.Core.Commitments;
using CreditFunctions.Core.Documents;
using CreditFunctions.Core.Identifiers;
using CreditFunctions.Core.Objections;
using CreditFunctions.Core.Reviews;
using CreditFunctions.Core.Rounds;
using CreditFunctions.Core.Rules;

namespace CreditFunctions.TestSupport.Domain;

/// <summary>The round and application that tests start from. All numbers are synthetic.</summary>
internal static class Samples
{
    public const string UnitCode = "91220800MA0EX4MP5M";
    public const string OtherUnitCode = "91110108551385082Q";
    public const string CitizenNumber = "22080218800307019X";
    public const string OtherCitizenNumber = "440524188001010014";

    public static readonly DateTimeOffset OpensAt = new(2026, 3, 1, 8, 0, 0, TimeSpan.FromHours(8));
    public static readonly DateTimeOffset ClosesAt = new(2026, 3, 31, 17, 0, 0, TimeSpan.FromHours(8));
    public static readonly DateTimeOffset Now = new(2026, 3, 10, 10, 0, 0, TimeSpan.FromHours(8));
    public static readonly DateOnly Today = new(2026, 3, 10);

    public static readonly RoundId RoundId = RoundId.Parse("2026-science").Value;
    public static readonly ApplicationId DraftId = IdOf(1);

    public static readonly SealedIdentifier Sealed = new("sealed", "index", "k1", "220802************");

    public static ObjectionId ObjectionIdOf(byte number) => ObjectionId.FromBytes([0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, number]);

    public static ApplicationId IdOf(byte number) => ApplicationId.FromBytes([0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, number]);

    public static RoundGuide Guide() =>
        new()
        {
            Id = RoundId,
            Title = "2026年度科技计划项目",
            Year = 2026,
            OpensAt = OpensAt,
            ClosesAt = ClosesAt,
            Categories = [new RoundCategory("agriculture", "农业科技", 500_000), new RoundCategory("industry", "工业科技", 300_000)],
            RequiredDocuments = [new RequiredDocument("proposal", "项目申报书"), new RequiredDocument("budget", "经费预算")],
            Notice = new PublicNoticePeriod(5, null),
            Staff =
            [
                new StaffMember("li-jingban", StaffRole.CaseOfficer, "李经办", "li@keji.example"),
                new StaffMember("wang-zhuanjia", StaffRole.Expert, "王专家", "wang@expert.example"),
                new StaffMember("sun-zhuanjia", StaffRole.Expert, "孙专家", "sun@expert.example"),
                new StaffMember("zhao-mishu", StaffRole.MeetingSecretary, "赵秘书", "zhao@keji.example"),
                new StaffMember("qian-caizheng", StaffRole.FinanceOfficer, "钱财政", "qian@finance.example"),
                new StaffMember("zhou-chengxin", StaffRole.IntegrityOfficer, "周诚信", "zhou@keji.example"),
                new StaffMember("wu-juzhang", StaffRole.Leader, "吴局长", "wu@keji.example"),
            ],
            Office = new RoundOffice("科研诚信办公室", "0436-0000000"),
            RuleVersion = "2026.1",
        };

    public static ApplicationForm Form() =>
        new()
        {
            RoundId = RoundId.Value,
            Title = "盐碱地水稻耐盐品种选育与示范",
            CategoryId = "agriculture",
            AmountYuan = 200_000,
            ContactEmail = "clerk@unit.example",
            Parties = [LeadUnitForm, InvestigatorForm],
        };

    public static PartyForm LeadUnitForm { get; } =
        new()
        {
            Id = "u1",
            Role = PartyRole.LeadUnit,
            Name = "白城市示例农业科技有限公司",
            UnifiedSocialCreditCode = UnitCode,
        };

    public static PartyForm InvestigatorForm { get; } =
        new()
        {
            Id = "p1",
            Role = PartyRole.PrincipalInvestigator,
            Name = "张示例",
            CitizenId = CitizenNumber,
        };

    public static PartyForm PartnerForm { get; } =
        new()
        {
            Id = "u2",
            Role = PartyRole.PartnerUnit,
            Name = "示例合作单位",
            UnifiedSocialCreditCode = OtherUnitCode,
        };

    /// <summary>A sealed number contains the original number and party.</summary>
    public static IdentifierIntake Intake { get; } =
        new(Today, (number, partyId) => new SealedIdentifier($"{number.Reveal()}/{partyId}", "i", "k", "m"));

    /// <summary>The rules in force on the samples' days.</summary>
    public static RuleFile RulesInForce { get; } = RuleBook.BuiltIn.OfVersion("2026.1").Value;

    public static Application Draft() =>
        new()
        {
            Id = DraftId,
            RoundId = RoundId,
            RuleVersion = "2026.1",
            Title = "盐碱地水稻耐盐品种选育与示范",
            CategoryId = "agriculture",
            AmountYuan = 200_000,
            ContactEmail = "clerk@unit.example",
            Parties =
            [
                new Party.Unit("u1", PartyRole.LeadUnit, "白城市示例农业科技有限公司", UnitCode),
                new Party.Person("p1", PartyRole.PrincipalInvestigator, "张示例", Sealed),
            ],
            CreatedAt = Now,
        };

    /// <summary>With a partner unit <c>u2</c>.</summary>
    public static Application DraftWithPartner() =>
        Draft() with
        {
            Parties = [.. Draft().Parties, new Party.Unit("u2", PartyRole.PartnerUnit, "示例合作单位", OtherUnitCode)],
        };

    public static Application CompleteDraft() =>
        Draft() with
        {
            Commitments = [Commitment("u1"), Commitment("p1")],
            Documents = [Document("d1", "proposal"), Document("d2", "budget")],
        };

    /// <summary>The commitment text on the samples' days.</summary>
    public static CommitmentText TextFor(string partyId) =>
        CommitmentBook.BuiltIn.InForceAt(partyId.StartsWith('u') ? CommitmentKind.Unit : CommitmentKind.Person, Now);

    /// <summary>Signed by the party's own link.</summary>
    public static Commitment Commitment(string partyId) =>
        new(
            partyId,
            TextFor(partyId).Version,
            TextFor(partyId).Sha256,
            "张示例",
            DeclaresNoDishonesty: true,
            ConsentsToElectronicService: true,
            Now
        )
        {
            Way = SigningWay.Link,
            AddressMark = "0123456789abcdef",
            ConsentsToIdentityNumber = partyId.StartsWith('u') ? null : true,
        };

    /// <summary>Entered by the clerk, to be signed on the sealed print.</summary>
    public static Commitment OnPaper(string partyId) => Commitment(partyId) with { Way = SigningWay.Paper, AddressMark = null };

    public static CommitmentForm CommitmentForm() =>
        new()
        {
            TextVersion = "2026-1",
            SignerName = "张示例",
            DeclaresNoDishonesty = true,
            ConsentsToElectronicService = false,
            ConsentsToIdentityNumber = true,
        };

    public static Document Document(string id, string kind) =>
        new(id, kind, $"{kind}.pdf", DocumentType.Pdf, 5127, new string('a', 64), Now);

    public static RankableApplication Rankable(byte number, decimal amountYuan = 100_000, string categoryId = "agriculture") =>
        new(IdOf(number), $"项目{number}", $"单位{number}", UnitCode, $"负责人{number}", categoryId, amountYuan);

    public static ReviewedApplication Reviewed(
        byte number,
        decimal score,
        decimal amountYuan = 100_000,
        string categoryId = "agriculture",
        string? redListing = null
    ) => new(Rankable(number, amountYuan, categoryId), score, redListing);

    /// <summary>Codes and fields of an error, for comparison.</summary>
    public static IEnumerable<(string Code, string? Field)> ValidationErrors<T>(Result<T> result) =>
        result.Errors.Select(error => (error.Code, error.Field));

    public static ImmutableArray<PartyForm> With(this ImmutableArray<PartyForm> parties, int index, Func<PartyForm, PartyForm> change) =>
        parties.SetItem(index, change(parties[index]));
}
