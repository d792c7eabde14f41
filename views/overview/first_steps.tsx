import { Button } from "../components/button.tsx";
import { Icon, type IconName } from "../components/icon.tsx";
import type { Page } from "../page.ts";
import { paths } from "../paths.ts";
import { overviewTexts } from "../texts/overview.ts";

/** What a new shop is to do, in the order that makes sense. */
export function FirstSteps({ page }: { page: Page }) {
  const texts = overviewTexts[page.language];
  const shop = page.shop!;
  const steps: { icon: IconName; title: string; text: string; action: string; href: string }[] = [
    {
      icon: "import",
      title: texts.load,
      text: texts.loadText,
      action: texts.loadAction,
      href: paths.newImport(shop, "products"),
    },
    {
      icon: "package",
      title: texts.look,
      text: texts.lookText,
      action: texts.lookAction,
      href: paths.products(shop),
    },
    {
      icon: "users",
      title: texts.invite,
      text: texts.inviteText,
      action: texts.inviteAction,
      href: paths.members(shop),
    },
  ];
  return (
    <section class="first-steps" aria-labelledby="first-steps">
      <h2 id="first-steps">{texts.steps}</h2>
      <ol>
        {steps.map(({ icon, title, text, action, href }, index) => (
          <li class="card">
            <Icon name={icon} size={20} />
            <h3>{title}</h3>
            <p class="soft">{text}</p>
            <Button href={href} kind={index === 0 ? "primary" : "plain"}>{action}</Button>
          </li>
        ))}
      </ol>
    </section>
  );
}
