using CreditFunctions.Functions.Startup;
using CreditFunctions.Operator;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

var (arguments, settings) = OperatorSettings.Read(args);
var services = new ServiceCollection();
services.AddSingleton<IConfiguration>(settings);
services.AddLogging();
services.AddCreditFunctions(settings);
await using var provider = services.BuildServiceProvider();
return await OperatorCommands.RunAsync(arguments, provider, Console.Out, Console.Error, CancellationToken.None);
