using CreditFunctions.Core.Funds;
using CreditFunctions.Core.Letters;
using CreditFunctions.Core.Projects;
using CreditFunctions.Core.Rules;
using CreditFunctions.Pages.Letters;
using CreditFunctions.Pages.Projects;

namespace CreditFunctions.Pages.Tests;

/// <content>Printed letters and contracts, and the reconciliation.</content>
internal static partial class ProjectSamples
{
    private static IEnumerable<Sample> Documents() =>
        [
            Sample.Of(
                "desk-reconciliation",
                new ReconciliationModel(
                    Frame,
                    new DateOnly(2026, 6, 1),
                    IsDrill: false,
                    [
                        ReconciliationRow.OfUnknown(
                            new("2020KJ9999", "白财教指〔2026〕8号", 20_000, "2026-06-00872", new DateOnly(2026, 6, 21))
                        ),
                        new("2026KJ0012", "盐碱地水稻耐盐品种选育与示范", "白城市禾新农业科技有限公司", 105_000, 105_000, 105_000),
                        new("2026KJ0013", "玉米秸秆还田技术集成", "白城市示范农场", 45_000, 0, 0),
                    ],
                    Next: "x"
                )
            ),
            Sample.Of(
                "desk-project-service",
                Desk(
                    Failed with
                    {
                        Recovery = Failed.Recovery! with { Until = null },
                        Letters = [Failed.Letters[0] with { ServedOn = null }],
                    }
                ) with
                {
                    LettersToServe = "白科追〔2028〕1号",
                    HasConsent = true,
                }
            ),
            Sample.Of("desk-reconciliation-empty", new ReconciliationModel(Frame, new DateOnly(2026, 7, 1), IsDrill: true, [], null)),
            Sample.Of("project-contract", new ContractDocumentModel(Document, "projects/t0k3n")),
            Sample.Of(
                "project-contract-lump-sum",
                new ContractDocumentModel(
                    Document with
                    {
                        Terms = new ContractTerms("选育品种1个", new DateOnly(2026, 6, 1), new DateOnly(2027, 5, 31)),
                        Signatures = [],
                        Partners = [],
                        Members = [],
                        IsDrill = true,
                    },
                    "desk/projects/a1"
                )
            ),
            Sample.Of(
                "project-amendment",
                new ContractDocumentModel(Document with { Number = "2026KJ0012-补1", Amendment = Running.Changes[0] }, "desk/projects/a1")
            ),
            Sample.Of(
                "project-letter-revocation",
                new LetterModel(
                    new RevocationLetter(
                        LetterNumber.At("白科", LetterSeries.Revocation, 2026, 1),
                        Letter(isForFault: true).Project,
                        Letter(isForFault: true).Addressee,
                        Letter(isForFault: true).Contact,
                        new DateOnly(2026, 10, 8),
                        "逾期两年未申请验收。",
                        Letter(isForFault: true).Basis,
                        Letter(isForFault: true).Remedies
                    ),
                    "desk/projects/a1"
                )
            ),
            Sample.Of(
                "project-letter-restoration",
                new LetterModel(
                    new RestorationLetter(
                        LetterNumber.At("白科", LetterSeries.Restoration, 2026, 1),
                        Letter(isForFault: true).Project,
                        Letter(isForFault: true).Addressee,
                        Letter(isForFault: true).Contact,
                        new DateOnly(2026, 12, 8),
                        "撤销立项所依据的失信案件处理决定，经复查或者申诉已被撤销。",
                        [
                            LetterNumber.At("白科", LetterSeries.Revocation, 2026, 1),
                            LetterNumber.At("白科", LetterSeries.Recovery, 2026, 1),
                        ],
                        RepaidYuan: 20_000
                    ),
                    "desk/projects/a1"
                )
            ),
            Sample.Of("project-letter", new LetterModel(Letter(isForFault: true), "desk/projects/a1")),
            Sample.Of("project-letter-return", new LetterModel(Letter(isForFault: false), "projects/t0k3n") { IsDrill = true }),
        ];

    private static ContractDocument Document =>
        new(
            "2026KJ0012",
            Awarded.Title,
            Awarded.Round,
            Awarded.Category,
            Awarded.AwardNumber,
            150_000,
            Awarded.Unit,
            "91220800MA0000001X",
            Awarded.Investigator,
            Contract.Terms with
            {
                BankAccount = "白城市禾新农业科技有限公司 0000 0000 示例银行",
            },
            new DateOnly(2026, 6, 10),
            IsDrill: false
        )
        {
            ProjectNumber = "2026KJ0012",
            Partners = ["白城市示范农场"],
            Members = ["李栽培", "王测产"],
            Instalments = [new Instalment(1, 105_000, InstalmentTime.Contract), new Instalment(2, 45_000, InstalmentTime.Acceptance)],
            Signatures = Contract.Signatures,
        };

    private static RecoveryLetter Letter(bool isForFault) =>
        new(
            LetterNumber.At("白科", LetterSeries.Recovery, 2026, 1),
            new LetterProject("2026KJ0012", "盐碱地水稻耐盐品种选育与示范", "白科发〔2026〕12号"),
            new Addressee("白城市禾新农业科技有限公司", "91220800MA0000001X"),
            new LetterContact("科研诚信办公室", "0436-0000000"),
            new DateOnly(2026, 10, 8),
            isForFault,
            "未支出5000元，无凭据支出8000元。",
            [
                new LegalBasis("《中华人民共和国预算法》", "第五十七条", BasisRank.Law),
                new LegalBasis("《白城市科技发展计划项目专项资金管理办法》", "示例第一条", BasisRank.BureauMeasure, IsSample: true),
            ],
            13_000,
            30,
            "户名：白城市财政局（示例账户）",
            [new Remedy(RemedyKind.Reexamination, Core.Calendar.Term.WorkingDays(15))]
        );

    private static DateTimeOffset At(int month, int day, int hour) => new(2026, month, day, hour, 0, 0, TimeSpan.FromHours(8));
}
