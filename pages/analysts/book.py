from pages.parts.shell import open_page, foot
here=open_page('book')
here.lead('**Hi** book')
foot()
